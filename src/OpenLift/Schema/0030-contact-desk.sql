create table call (
    id uuid primary key,
    district_id uuid not null references district deferrable initially deferred,
    at timestamptz not null,
    taken_by text not null,
    caller_name text not null,
    caller_kind text not null,
    phone text,
    email text,
    concern text not null,
    urgency text not null,
    status text not null,
    closed_at timestamptz,
    setting_id uuid references setting deferrable initially deferred,
    setting_name text,
    child_first_name text,
    child_last_name text,
    child_born date,
    notes text not null,
    request_id uuid references request deferrable initially deferred,
    request_reference text,
    version integer not null
);
create index call_district_id_status_urgency_at on call (district_id, status, urgency, at);
create index call_district_id_at on call (district_id, at);
