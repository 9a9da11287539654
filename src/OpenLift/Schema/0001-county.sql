create table district (
    id uuid primary key,
    code text not null,
    name text not null,
    former_name text,
    area text not null,
    prefix text not null,
    meeting_day text not null,
    meeting_time time not null,
    meeting_place text,
    deadline_days integer not null,
    requests_per_setting integer not null,
    screen_days integer not null,
    contact_email text,
    contact_phone text,
    version integer not null
);
create unique index district_code on district (code);

create table service_agreement (
    id uuid primary key,
    district_id uuid not null references district deferrable initially deferred,
    school text not null,
    role text not null,
    need_types text not null,
    interim_caretaking boolean not null,
    "from" date not null,
    until date,
    version integer not null
);
create index service_agreement_district_id on service_agreement (district_id);

create table meeting_group (
    id uuid primary key,
    district_id uuid not null references district deferrable initially deferred,
    name text not null,
    kind text not null,
    position integer not null,
    closed_on date,
    version integer not null
);
create index meeting_group_district_id_position on meeting_group (district_id, position);

create table term (
    id uuid primary key,
    school_year text not null,
    number integer not null,
    start date not null,
    "end" date not null,
    provisional boolean not null,
    version integer not null
);
create unique index term_school_year_number on term (school_year, number);

create table bank_holiday (
    id uuid primary key,
    day date not null,
    name text not null,
    version integer not null
);
create unique index bank_holiday_day on bank_holiday (day);

create table code (
    id uuid primary key,
    list text not null,
    value text not null,
    label text not null,
    position integer not null,
    until date,
    version integer not null
);
create unique index code_list_value on code (list, value);

create table setting (
    id uuid primary key,
    register text not null,
    number text not null,
    kind text not null,
    name text not null,
    laestab text,
    type text,
    phase text,
    district_id uuid references district deferrable initially deferred,
    group_id uuid references meeting_group deferrable initially deferred,
    address text,
    postcode text,
    phone text,
    roll integer,
    closed_on date,
    link_teacher text,
    version integer not null
);
create unique index setting_register_number on setting (register, number);
create index setting_district_id_name on setting (district_id, name);
create index setting_group_id on setting (group_id);
create index setting_name on setting (name);

create table postcode (
    value text primary key,
    district_code text not null,
    easting integer not null,
    northing integer not null
);

create table waiting_import (
    id uuid primary key,
    at timestamptz not null,
    kind text not null,
    file_name text not null,
    content bytea not null
);
