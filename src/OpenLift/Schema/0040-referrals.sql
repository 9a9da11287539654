alter table request add column asker_id uuid references person deferrable initially deferred;
create index request_asker_id on request (asker_id);
alter table meeting add column area text;
create index meeting_area_day on meeting (area, day);
alter table telling add column what text;
alter table telling add column teller_id uuid;

create table intervention_rules (
    id uuid primary key,
    "from" date not null,
    months_behind integer not null,
    aspects_needed integer not null,
    estimate text not null,
    stale_after_months integer not null,
    aspects text not null,
    criteria text not null,
    "order" text not null,
    wait_moves_along boolean not null,
    keep_in_touch_weeks integer not null,
    hold_days integer not null,
    letter_days integer not null,
    letter_warn_days integer not null,
    most_terms integer not null,
    extension_terms integer not null,
    fewest_shown integer not null,
    version integer not null
);
create unique index intervention_rules_from on intervention_rules ("from");

create table referral (
    id uuid primary key,
    reference text not null,
    request_id uuid not null references request deferrable initially deferred,
    case_id uuid not null references "case" deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    district_id uuid not null references district deferrable initially deferred,
    area text not null,
    referrer_id uuid not null references person deferrable initially deferred,
    referrer_name text not null,
    referrer_role text not null,
    status text not null,
    started_at timestamptz not null,
    why text,
    aspects text not null,
    answers text not null,
    agreement text,
    statutory_assessment text,
    versions text not null,
    sent_at timestamptz,
    message text,
    decided_on date,
    hub_id uuid,
    waiting_since date,
    parked_why text,
    held_until timestamptz,
    touches text not null,
    touch_due_on date,
    started_on date,
    ended_on date,
    ended_why text,
    born date not null,
    events integer not null,
    version integer not null
);
create unique index referral_reference on referral (reference);
create index referral_request_id on referral (request_id);
create index referral_case_id on referral (case_id);
create unique index referral_child_live on referral (child_id) where status not in ('OfferedOther', 'Ended', 'Withdrawn');
create index referral_child_id on referral (child_id);
create index referral_referrer_id_status on referral (referrer_id, status);
create index referral_area_status on referral (area, status);
create index referral_district_id_status on referral (district_id, status);
create index referral_hub_id_status_waiting_since on referral (hub_id, status, waiting_since);
create index referral_hub_id_touch_due_on on referral (hub_id, touch_due_on);

alter table agenda_item add column referral_id uuid references referral deferrable initially deferred;
alter table agenda_item add column confirmed_by text;
create unique index meeting_area_term_name on meeting (area, term_name) where status <> 'Cancelled';
alter table agenda_item add column recorded_by uuid;
create index agenda_item_referral_id on agenda_item (referral_id);

create table waiting_event (
    id uuid primary key,
    referral_id uuid not null references referral deferrable initially deferred,
    number integer not null,
    kind text not null,
    "on" date not null,
    hub_id uuid not null,
    waiting_since date not null,
    born date not null,
    reference text not null,
    held_until timestamptz,
    why text,
    "by" text
);
create unique index waiting_event_referral_id_number on waiting_event (referral_id, number);
create index waiting_event_hub_id_on on waiting_event (hub_id, "on");

create table other_offer (
    id uuid primary key,
    referral_id uuid not null references referral deferrable initially deferred,
    reference text not null,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    kind text not null,
    why text not null,
    offered_on date not null,
    start_by date not null,
    start_why text not null,
    started_on date,
    started_note text,
    not_started_why text,
    closed_on date,
    version integer not null
);
create index other_offer_referral_id on other_offer (referral_id);
create index other_offer_request_id on other_offer (request_id);
create index other_offer_child_id on other_offer (child_id);
create index other_offer_closed_on_start_by on other_offer (closed_on, start_by);
