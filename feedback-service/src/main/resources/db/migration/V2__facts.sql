-- How far each reader of topics got. Moves in the transaction of what was read.
create table read_position (
    reader       text not null,
    topic        text not null,
    partition    int not null,
    first_offset bigint not null,
    next_offset  bigint not null,
    records      bigint not null,
    primary key (reader, topic, partition)
);

-- One row for each fact in the log: where it lies, and whether it came again. The fact is the hash of its source and id.
create table fact_receipt (
    fact        uuid primary key,
    fingerprint uuid not null,
    source      text not null,
    type        text not null,
    topic       text not null,
    partition   int not null,
    log_offset  bigint not null,
    event_time  timestamptz,
    received_at timestamptz not null,
    repeats     int not null default 0,
    conflicts   int not null default 0
);
create index fact_receipt_received on fact_receipt using brin (received_at);

-- How many facts of a source and type happened in an hour, and what became of them. Facts whose time cannot be read count
-- in the hour 1970-01-01T00:00Z.
create table fact_account (
    hour    timestamptz not null,
    source  text not null,
    type    text not null,
    outcome text not null check (outcome in ('LOGGED', 'DUPLICATE', 'CONFLICT', 'REFUSED', 'UNREADABLE', 'DEAD')),
    facts   bigint not null,
    primary key (hour, source, type, outcome)
);
