create table message (
    id uuid primary key,
    channel text not null,
    purpose text not null,
    sealed text,
    request_id uuid references request deferrable initially deferred,
    link_id uuid,
    made_at timestamptz not null,
    not_before timestamptz not null,
    tries integer not null,
    sending_since timestamptz,
    sent_at timestamptz,
    stopped_at timestamptz,
    set_aside_at timestamptz,
    problem text
);
create index message_sent_at_not_before on message (sent_at, not_before);
create index message_set_aside_at on message (set_aside_at);
create index message_request_id on message (request_id);
create index message_link_id on message (link_id);
