create table published_wait (
    id uuid primary key,
    district_id uuid not null references district deferrable initially deferred,
    term text not null,
    days integer not null,
    ended boolean not null
);
create index published_wait_district_id on published_wait (district_id);
