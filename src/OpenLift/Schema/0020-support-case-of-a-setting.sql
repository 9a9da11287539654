-- A support case is about a setting and no longer about a child: rebuilt without the child, for both databases alike.
drop index support_case_request_id;
drop index support_case_district_id_opened_on;
alter table support_case rename to support_case_before;
create table support_case (
    id uuid primary key,
    setting_id uuid not null references setting deferrable initially deferred,
    setting_name text not null,
    request_id uuid references request deferrable initially deferred,
    opened_on date not null,
    status text not null,
    gaps text not null,
    why text,
    plan text not null,
    notes text not null,
    due_on date,
    due_why text,
    closed_on date,
    closed_because text,
    version integer not null
);
create unique index support_case_request_id on support_case (request_id);
create index support_case_setting_id on support_case (setting_id);
create index support_case_closed_on_setting_name on support_case (closed_on, setting_name);
insert into support_case (id, setting_id, setting_name, request_id, opened_on, status, gaps, plan, notes, version)
    select id, setting_id, setting_name, request_id, opened_on, 'Open', gaps, '[]', '[]', version from support_case_before;
drop table support_case_before;
