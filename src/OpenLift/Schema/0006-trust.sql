create table receipt (
    key text primary key,
    at timestamptz not null,
    goes_to text
);

create table audit_entry (
    id uuid primary key,
    subject text not null,
    version integer not null,
    at timestamptz not null,
    person_id uuid not null,
    person_name text not null,
    child_id uuid,
    setting_id uuid,
    fact text not null,
    sentence text not null,
    details text not null,
    changes text
);
create unique index audit_entry_subject_version on audit_entry (subject, version);
create index audit_entry_child_id_at on audit_entry (child_id, at);
create index audit_entry_person_id_at on audit_entry (person_id, at);

create table look (
    id uuid primary key,
    at timestamptz not null,
    person_id uuid not null,
    person_name text not null,
    child_id uuid not null,
    page text not null
);
create index look_child_id_at on look (child_id, at);
create index look_person_id_at on look (person_id, at);
