create table meeting (
    id uuid primary key,
    district_id uuid not null references district deferrable initially deferred,
    group_id uuid references meeting_group deferrable initially deferred,
    title text not null,
    kind text not null,
    term_name text not null,
    day date not null,
    time time not null,
    place text,
    deadline_on date not null,
    status text not null,
    published_at timestamptz,
    sealed_at timestamptz,
    sealed_by text,
    attendees text not null,
    minutes text,
    minutes_hash text,
    version integer not null
);
create index meeting_district_id_day on meeting (district_id, day);
create index meeting_group_id_term_name on meeting (group_id, term_name);

create table agenda_item (
    id uuid primary key,
    meeting_id uuid not null references meeting deferrable initially deferred,
    request_id uuid not null references request deferrable initially deferred,
    reference text not null,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    district_id uuid not null references district deferrable initially deferred,
    area text not null,
    seen_from timestamptz not null,
    seen_until timestamptz not null,
    position integer not null,
    urgent boolean not null,
    allowed_because text,
    allowed_by text,
    taken_off boolean not null,
    papers text not null,
    interests text not null,
    notes text,
    reason text,
    outcomes text not null,
    sealed boolean not null,
    corrections text not null,
    version integer not null
);
create index agenda_item_meeting_id_position on agenda_item (meeting_id, position);
create index agenda_item_request_id on agenda_item (request_id);
create index agenda_item_setting_id on agenda_item (setting_id);

create table meeting_action (
    id uuid primary key,
    item_id uuid not null references agenda_item deferrable initially deferred,
    request_id uuid not null references request deferrable initially deferred,
    reference text not null,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    district_id uuid not null references district deferrable initially deferred,
    outcome text,
    what text not null,
    owner text not null,
    due_on date not null,
    due_why text not null,
    done_on date,
    done_note text,
    dropped boolean not null,
    version integer not null
);
create index meeting_action_item_id on meeting_action (item_id);
create index meeting_action_request_id on meeting_action (request_id);
create index meeting_action_district_id_done_on_due_on on meeting_action (district_id, done_on, due_on);
create index meeting_action_setting_id_done_on_due_on on meeting_action (setting_id, done_on, due_on);
