create table support_agreement (
    id uuid primary key,
    reference text not null,
    title text not null,
    request_id uuid references request deferrable initially deferred,
    case_id uuid references "case" deferrable initially deferred,
    child_id uuid references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    district_id uuid not null references district deferrable initially deferred,
    status text not null,
    parts text not null,
    outcomes text not null,
    review_on date,
    ended_on date,
    end_words text,
    version integer not null
);
create unique index support_agreement_reference on support_agreement (reference);
create index support_agreement_request_id on support_agreement (request_id);
create index support_agreement_case_id on support_agreement (case_id);
create index support_agreement_setting_id_status on support_agreement (setting_id, status);
create index support_agreement_district_id_status_review_on on support_agreement (district_id, status, review_on);

create table agreement_version (
    id uuid primary key,
    agreement_id uuid not null references support_agreement deferrable initially deferred,
    number integer not null,
    content text not null,
    hash text not null,
    code text not null,
    made_at timestamptz not null,
    lift_by text,
    lift_at timestamptz,
    setting_by text,
    setting_at timestamptz,
    replaced_at timestamptz
);
create unique index agreement_version_agreement_id_number on agreement_version (agreement_id, number);
create unique index agreement_version_code on agreement_version (code);
