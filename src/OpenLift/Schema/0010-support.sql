create table "case" (
    id uuid primary key,
    request_id uuid not null references request deferrable initially deferred,
    reference text not null,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    district_id uuid not null references district deferrable initially deferred,
    kind text not null,
    need text,
    county_need text,
    opened_on date not null,
    status text not null,
    allocate_by date not null,
    allocate_why text not null,
    allocated_on date,
    person_id uuid references person deferrable initially deferred,
    person_name text,
    hours_aweek numeric(9,2) not null,
    assignments text not null,
    contact_by date,
    contact_why text,
    contact_on date,
    ended_on date,
    end_reason text,
    end_words text,
    resting boolean not null,
    version integer not null
);
create index case_request_id on "case" (request_id);
create index case_child_id on "case" (child_id);
create index case_person_id_status on "case" (person_id, status);
create index case_district_id_status_allocate_by on "case" (district_id, status, allocate_by);
create index case_setting_id_status on "case" (setting_id, status);

create table staff_work (
    id uuid primary key,
    person_id uuid not null references person deferrable initially deferred,
    based_at text,
    postcode text,
    managed_by text,
    needs text not null,
    fte numeric(9,2) not null,
    hours numeric(9,2) not null,
    version integer not null
);
create unique index staff_work_person_id on staff_work (person_id);

create table visit (
    id uuid primary key,
    case_id uuid not null references "case" deferrable initially deferred,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    kind text not null,
    "by" uuid,
    by_name text not null,
    planned_on date not null,
    time time,
    state text not null,
    done_on date,
    who text,
    seen text,
    advice text,
    strategies text not null,
    next_step text,
    hours numeric(9,2),
    missed_why text,
    holds boolean,
    version integer not null
);
create index visit_case_id_planned_on on visit (case_id, planned_on);
create index visit_by_state_planned_on on visit ("by", state, planned_on);
create index visit_child_id on visit (child_id);

create table target (
    id uuid primary key,
    case_id uuid not null references "case" deferrable initially deferred,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    words text not null,
    baseline integer not null,
    expected integer not null,
    set_on date not null,
    review_on date not null,
    scores text not null,
    version integer not null
);
create index target_case_id on target (case_id);
create index target_child_id on target (child_id);

create table measure (
    id uuid primary key,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    instrument text not null,
    subject text not null,
    value numeric(9,2) not null,
    "on" date not null,
    at text not null,
    "by" text not null,
    struck text,
    version integer not null
);
create index measure_request_id_on on measure (request_id, "on");
create index measure_child_id on measure (child_id);

create table review (
    id uuid primary key,
    case_id uuid not null references "case" deferrable initially deferred,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    planned_on date not null,
    held_on date,
    setting_says text,
    staff_says text,
    family_says text,
    family_over_link text not null,
    outcome text,
    why text,
    version integer not null
);
create index review_case_id_planned_on on review (case_id, planned_on);
create index review_child_id on review (child_id);
