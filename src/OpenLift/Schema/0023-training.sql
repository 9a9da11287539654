create table training_event (
    id uuid primary key,
    district_id uuid not null references district deferrable initially deferred,
    title text not null,
    about text not null,
    area text,
    day date not null,
    time time not null,
    place text not null,
    places integer not null,
    for_whom text not null,
    for_county boolean not null,
    taken integer not null,
    cancelled_because text,
    version integer not null,
    check (taken between 0 and places)
);
create index training_event_day on training_event (day);
create index training_event_district_id_day on training_event (district_id, day);

create table booking (
    id uuid primary key,
    event_id uuid not null references training_event deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    name text not null,
    booked_by text not null,
    given_back_at timestamptz,
    came boolean,
    useful integer,
    will_change text,
    version integer not null
);
create index booking_event_id on booking (event_id);
create index booking_setting_id_came_useful on booking (setting_id, came, useful);
