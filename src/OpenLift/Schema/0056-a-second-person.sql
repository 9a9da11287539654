create table proposal (
    id uuid primary key,
    kind text not null,
    referral_id uuid not null references referral deferrable initially deferred,
    reference text not null,
    hub_id uuid not null references hub deferrable initially deferred,
    request_id uuid not null references request deferrable initially deferred,
    child_id uuid not null references child deferrable initially deferred,
    setting_id uuid not null references setting deferrable initially deferred,
    placement_id uuid,
    reason text not null,
    words text not null,
    last_day date,
    end_reason text,
    no_review_why text,
    proposed_by_id uuid not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    agreed boolean,
    settled_by text,
    settled_at timestamptz,
    settled_words text,
    version integer not null
);
create index proposal_referral_id on proposal (referral_id);
create index proposal_request_id on proposal (request_id);
create index proposal_child_id on proposal (child_id);

alter table placement add column confirmed_sum text;
alter table placement add column confirmed_because text;
