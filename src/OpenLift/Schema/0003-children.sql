create table child (
    id uuid primary key,
    first_name text not null,
    last_name text not null,
    known_as text,
    born date not null,
    match_name text not null,
    upn text,
    nhs_number text,
    address text,
    home_postcode text,
    home_district_id uuid references district deferrable initially deferred,
    languages text,
    interpreter_needed boolean not null,
    looked_after text not null,
    legal_status text,
    responsible_authority text,
    carers text not null,
    may_be_known_elsewhere boolean not null,
    version integer not null
);
create index child_match_name on child (match_name);

create table enrolment (
    id uuid primary key,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    "from" date not null,
    until date
);
create index enrolment_child_id on enrolment (child_id);
create index enrolment_setting_id on enrolment (setting_id);

create table child_scope (
    id uuid primary key,
    child_id uuid not null references child deferrable initially deferred,
    request_id uuid,
    scope text not null,
    "from" timestamptz not null,
    until timestamptz,
    because text not null,
    source text not null
);
create index child_scope_child_id_scope on child_scope (child_id, scope);
create index child_scope_scope_until on child_scope (scope, until);
create index child_scope_request_id_scope on child_scope (request_id, scope);
create index child_scope_source on child_scope (source);
