create table consultation (
    id uuid primary key,
    district_id uuid not null references district deferrable initially deferred,
    day date not null,
    forum text not null,
    recorded_by text not null,
    issues text not null,
    version integer not null
);
create index consultation_district_id_day on consultation (district_id, day);
create index consultation_day on consultation (day);

create table consultation_setting (
    id uuid primary key,
    consultation_id uuid not null references consultation deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null
);
create index consultation_setting_consultation_id on consultation_setting (consultation_id);
create index consultation_setting_setting_id on consultation_setting (setting_id);
