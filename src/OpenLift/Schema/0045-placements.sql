create table placement (
    id uuid primary key,
    referral_id uuid not null references referral deferrable initially deferred,
    reference text not null,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    hub_id uuid not null references hub deferrable initially deferred,
    hub_name text not null,
    status text not null,
    kind text not null,
    "from" date not null,
    until date not null,
    terms text not null,
    term_count integer not null,
    sessions text not null,
    off_site_hours numeric(9,2),
    timing text,
    reserved_at timestamptz not null,
    held_until timestamptz,
    skip_why text,
    proposed_by_id uuid not null,
    proposed_by text not null,
    second_person text,
    re_check text,
    confirmed_on date,
    letter_due_on date,
    letter_warn_on date,
    letter_sent_on date,
    statutory_assessment text,
    assessment_effect text,
    no_transport_told_on date,
    call text,
    answered_on date,
    answered_by text,
    answer_words text,
    started_on date,
    extended boolean not null,
    kept text not null,
    return text not null,
    summary text,
    ended_on date,
    ended_why text,
    first_day_back date,
    version integer not null
);
create index placement_referral_id on placement (referral_id);
create index placement_request_id on placement (request_id);
create unique index placement_child_live on placement (child_id) where status not in ('Ended', 'Released', 'Declined');
create index placement_child_id on placement (child_id);
create index placement_hub_id_status_until on placement (hub_id, status, until);

create table session_mark (
    id uuid primary key,
    placement_id uuid not null references placement deferrable initially deferred,
    hub_id uuid not null references hub deferrable initially deferred,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    day date not null,
    half text not null,
    came text not null,
    note text,
    "by" text not null,
    version integer not null
);
create unique index session_mark_placement_id_day_half on session_mark (placement_id, day, half);
create index session_mark_hub_id_day on session_mark (hub_id, day);
create index session_mark_child_id on session_mark (child_id);

alter table "case" add column hub_id uuid;
create index case_hub_id_status on "case" (hub_id, status);
