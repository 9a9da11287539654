create table person (
    id uuid primary key,
    name text not null,
    email text not null,
    job_title text,
    closed_at timestamptz,
    version integer not null
);
create index person_name on person (name);

create table held_role (
    id uuid primary key,
    person_id uuid not null references person deferrable initially deferred,
    role text not null,
    scope text not null,
    scope_name text not null,
    "from" timestamptz not null,
    until timestamptz
);
create index held_role_person_id on held_role (person_id);
create index held_role_role_scope on held_role (role, scope);

create table account (
    id uuid primary key,
    user_name text,
    normalized_user_name text,
    email text,
    normalized_email text,
    email_confirmed boolean not null,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean not null,
    two_factor_enabled boolean not null,
    lockout_end timestamptz,
    lockout_enabled boolean not null,
    access_failed_count integer not null
);
create unique index account_normalized_user_name on account (normalized_user_name);
create index account_normalized_email on account (normalized_email);

create table session (
    id uuid primary key,
    person_id uuid not null references person deferrable initially deferred,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    ended_at timestamptz
);
create index session_person_id on session (person_id);

create table kept_form (
    id uuid primary key,
    person_id uuid not null references person deferrable initially deferred,
    at timestamptz not null,
    path text not null,
    sealed text not null
);
