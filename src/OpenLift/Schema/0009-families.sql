update child set carers = replace(carers, '"Contact":', '"Phone":');

alter table child add column former_carers text not null default '[]';

alter table views_and_consent add column parents text not null default '[]';
alter table views_and_consent add column settled text;

create table family_link (
    id uuid primary key,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    carer uuid not null,
    carer_name text not null,
    means text not null,
    code_means text not null,
    made_by text not null,
    made_at timestamptz not null,
    token_hash text not null,
    expires_at timestamptz not null,
    code_hash text,
    code_expires_at timestamptz not null,
    wrong_tries integer not null,
    texts integer not null,
    opened_at timestamptz,
    stopped_at timestamptz,
    version integer not null
);
create unique index family_link_token_hash on family_link (token_hash);
create index family_link_request_id on family_link (request_id);
create index family_link_child_id on family_link (child_id);

create table family_session (
    id uuid primary key,
    link_id uuid not null references family_link deferrable initially deferred,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    ended_at timestamptz
);
create index family_session_link_id on family_session (link_id);

create table telling (
    id uuid primary key,
    request_id uuid not null references request deferrable initially deferred,
    reference text not null,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    district_id uuid not null references district deferrable initially deferred,
    carer uuid,
    carer_name text not null,
    since date not null,
    told_on date,
    how text,
    "by" text,
    note text,
    dropped boolean not null,
    version integer not null
);
create index telling_district_id_told_on_since on telling (district_id, told_on, since);
create index telling_setting_id_told_on_since on telling (setting_id, told_on, since);
create index telling_request_id on telling (request_id);
