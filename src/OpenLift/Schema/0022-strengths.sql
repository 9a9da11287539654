create table strength (
    id uuid primary key,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    district_id uuid references district deferrable initially deferred,
    area text not null,
    words text not null,
    contact text not null,
    since date not null,
    noted_by_coordinator boolean not null,
    until date,
    version integer not null
);
create index strength_until_setting_name on strength (until, setting_name);
create index strength_area_district_id on strength (area, district_id);
create index strength_district_id on strength (district_id);

create table school_support (
    id uuid primary key,
    helper_id uuid not null references setting deferrable initially deferred,
    helper_name text not null,
    helped_id uuid not null references setting deferrable initially deferred,
    helped_name text not null,
    district_id uuid not null references district deferrable initially deferred,
    about text not null,
    request_id uuid references request deferrable initially deferred,
    first_visit_on date not null,
    status text not null,
    done_on date,
    why_not text,
    useful integer,
    words text,
    version integer not null
);
create index school_support_helper_id on school_support (helper_id);
create index school_support_helped_id on school_support (helped_id);
create index school_support_district_id_first_visit_on on school_support (district_id, first_visit_on);
create index school_support_first_visit_on on school_support (first_visit_on);
