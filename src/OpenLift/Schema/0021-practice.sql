create table core_standard (
    id uuid primary key,
    phase text not null,
    area text,
    "column" text not null,
    words text not null,
    position integer not null,
    "from" date not null,
    until date,
    version integer not null
);
create index core_standard_phase_position on core_standard (phase, position);

create table standards_audit (
    id uuid primary key,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    phase text not null,
    started_on date not null,
    finished_on date,
    finished_by text,
    answers text not null,
    version integer not null
);
create index standards_audit_setting_id_finished_on on standards_audit (setting_id, finished_on);

create table provision (
    id uuid primary key,
    setting_id uuid not null references setting deferrable initially deferred,
    group_name text,
    area text,
    "column" text not null,
    what text not null,
    how_often text,
    lead text,
    "from" date not null,
    until date,
    version integer not null
);
create index provision_setting_id_until on provision (setting_id, until);

create table child_provision (
    id uuid primary key,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    strategy uuid,
    area text,
    "column" text not null,
    what text not null,
    how_often text,
    lead text,
    "from" date not null,
    until date,
    version integer not null
);
create index child_provision_child_id on child_provision (child_id);
create index child_provision_setting_id_until on child_provision (setting_id, until);
