create table request (
    id uuid primary key,
    reference text not null,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    district_id uuid not null references district deferrable initially deferred,
    status text not null,
    sen_stage text,
    primary_need text,
    other_needs text not null,
    needs text,
    core_standards text,
    actions text,
    strategies text not null,
    agencies text not null,
    other_agencies text,
    no_agencies boolean not null,
    progress text not null,
    hopes text,
    other_information text,
    why_urgent text,
    asked_by text,
    asked_by_role text,
    contact_email text,
    contact_phone text,
    attending text,
    started_at timestamptz not null,
    concern_since date,
    sent_at timestamptz,
    times_sent integer not null,
    urgent boolean not null,
    weak_evidence boolean not null,
    due_on date,
    due_why text,
    question text,
    reply text,
    message text,
    county_need text,
    screened_at timestamptz,
    decided_at timestamptz,
    closed_at timestamptz,
    sharing_stopped boolean not null,
    version integer not null
);
create unique index request_reference on request (reference);
create index request_child_id on request (child_id);
create index request_setting_id_status on request (setting_id, status);
create index request_district_id_status_due_on on request (district_id, status, due_on);
create index request_district_id_sent_at on request (district_id, sent_at);
create index request_county_need_status on request (county_need, status);

create table sent_version (
    id uuid primary key,
    request_id uuid not null references request deferrable initially deferred,
    number integer not null,
    sent_at timestamptz not null,
    content text not null,
    hash text not null
);
create unique index sent_version_request_id_number on sent_version (request_id, number);

create table attachment (
    id uuid primary key,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    name text not null,
    about text not null,
    content_type text not null,
    size integer not null,
    hash text not null,
    added_at timestamptz not null,
    added_by text not null,
    scanned boolean not null,
    removed_at timestamptz,
    version integer not null
);
create index attachment_request_id on attachment (request_id);

create table attachment_content (
    id uuid primary key,
    bytes bytea not null
);

create table views_and_consent (
    id uuid primary key,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    parent_views text not null,
    child_views text not null,
    agreement text,
    sharing text not null,
    withdrawn_on date,
    withdrawn_by text,
    owes_views boolean not null,
    version integer not null
);
create unique index views_and_consent_request_id on views_and_consent (request_id);
create index views_and_consent_setting_id_owes_views on views_and_consent (setting_id, owes_views);

create table support_case (
    id uuid primary key,
    request_id uuid not null references request deferrable initially deferred,
    request_reference text not null,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    district_id uuid not null references district deferrable initially deferred,
    opened_on date not null,
    gaps text not null,
    version integer not null
);
create unique index support_case_request_id on support_case (request_id);
create index support_case_district_id_opened_on on support_case (district_id, opened_on);
