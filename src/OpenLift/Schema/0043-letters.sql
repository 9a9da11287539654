alter table child add column home_since timestamptz;

create table letter_template (
    id uuid primary key,
    kind text not null,
    versions text not null,
    version integer not null
);
create unique index letter_template_kind on letter_template (kind);

create table letter (
    id uuid primary key,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    reference text not null,
    about uuid,
    kind text not null,
    template_version integer not null,
    carer uuid not null,
    carer_name text not null,
    address text,
    language text,
    subject text not null,
    body text not null,
    written_by uuid not null,
    writer_name text not null,
    written_at timestamptz not null,
    changed_by uuid not null,
    due_on date,
    due_why text,
    warn_on date,
    checked_by uuid,
    checker_name text,
    checked_at timestamptz,
    sent_at timestamptz,
    sender_name text,
    how text,
    status text not null,
    why_dropped text,
    version integer not null
);
create index letter_request_id_carer on letter (request_id, carer);
create index letter_child_id_status on letter (child_id, status);
create index letter_status_due_on on letter (status, due_on);
create index letter_status_sent_at on letter (status, sent_at);
create index letter_about on letter (about);
