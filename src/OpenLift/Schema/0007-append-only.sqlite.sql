create trigger audit_entry_no_update before update on audit_entry begin select raise(abort, 'audit_entry is append-only'); end;
create trigger audit_entry_no_delete before delete on audit_entry begin select raise(abort, 'audit_entry is append-only'); end;
create trigger look_no_update before update on look begin select raise(abort, 'look is append-only'); end;
create trigger look_no_delete before delete on look begin select raise(abort, 'look is append-only'); end;
create trigger sent_version_no_update before update on sent_version begin select raise(abort, 'sent_version is append-only'); end;
