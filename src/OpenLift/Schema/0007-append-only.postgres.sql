create function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$;
create trigger audit_entry_no_change before update or delete on audit_entry for each row execute function refuse_change();
create trigger look_no_change before update or delete on look for each row execute function refuse_change();
create trigger sent_version_no_change before update on sent_version for each row execute function refuse_change();
