-- What a parent typed is kept as staff's is. A carer is no person of the house, so that whose it is refers to no table.
alter table kept_form rename to kept_form_of_staff;
create table kept_form (
    id uuid primary key,
    person_id uuid not null,
    at timestamptz not null,
    path text not null,
    sealed text not null
);
insert into kept_form (id, person_id, at, path, sealed) select id, person_id, at, path, sealed from kept_form_of_staff;
drop table kept_form_of_staff;
