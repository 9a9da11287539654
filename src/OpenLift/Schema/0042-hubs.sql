create table hub (
    id uuid primary key,
    district_id uuid not null references district deferrable initially deferred,
    name text not null,
    address text,
    postcode text,
    email text,
    phone text,
    manager_name text,
    closed_on date,
    version integer not null
);
create index hub_district_id on hub (district_id);
create index hub_name on hub (name);

create table hub_session (
    id uuid primary key,
    hub_id uuid not null references hub deferrable initially deferred,
    term_id uuid not null references term deferrable initially deferred,
    day text not null,
    half text not null,
    places integer not null,
    staff text not null,
    note text,
    version integer not null,
    check (places between 0 and 20)
);
create unique index hub_session_hub_id_term_id_day_half on hub_session (hub_id, term_id, day, half);
create index hub_session_term_id_day_half on hub_session (term_id, day, half);

create table off_site_hours (
    id uuid primary key,
    hub_id uuid not null references hub deferrable initially deferred,
    term_id uuid not null references term deferrable initially deferred,
    hours numeric(9,2) not null,
    version integer not null
);
create unique index off_site_hours_hub_id_term_id on off_site_hours (hub_id, term_id);

create table seat (
    id uuid primary key,
    hub_session_id uuid not null references hub_session deferrable initially deferred,
    holder_id uuid not null,
    "from" date not null,
    until date not null,
    held_until timestamptz,
    released_on date,
    check (until >= "from")
);
create index seat_hub_session_id_until on seat (hub_session_id, until);
create index seat_holder_id on seat (holder_id);

create table off_site_use (
    id uuid primary key,
    hub_id uuid not null references hub deferrable initially deferred,
    term_id uuid not null references term deferrable initially deferred,
    holder_id uuid not null,
    hours_aweek numeric(9,2) not null,
    "from" date not null,
    until date not null,
    held_until timestamptz,
    released_on date,
    check (until >= "from")
);
create index off_site_use_hub_id_term_id_until on off_site_use (hub_id, term_id, until);
create index off_site_use_holder_id on off_site_use (holder_id);
