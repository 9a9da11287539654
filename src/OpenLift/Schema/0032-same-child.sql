alter table child add column merged_into_id uuid references child deferrable initially deferred;
alter table child add column merged_from text not null default '[]';
create index child_born on child (born);
create index child_upn on child (upn);
create index child_nhs_number on child (nhs_number);
create index child_merged_into_id on child (merged_into_id);

create table comparison (
    id uuid primary key,
    first_id uuid not null references child deferrable initially deferred,
    second_id uuid not null references child deferrable initially deferred,
    likeness text not null,
    why text not null,
    found_at timestamptz not null,
    status text not null,
    kept_id uuid references child deferrable initially deferred,
    proposed_by_id uuid references person deferrable initially deferred,
    proposed_by text,
    reason text,
    confirmed_by text,
    merged_at timestamptz,
    moved text not null,
    before text,
    after text,
    version integer not null
);
create unique index comparison_first_id_second_id on comparison (first_id, second_id);
create index comparison_second_id on comparison (second_id);
create index comparison_status_found_at on comparison (status, found_at);
