-- What the door or any group of readers rejected, with its bytes.
create table rejected_event (
    id           uuid primary key,
    reader_group text not null,                -- 'door', or the group that set it aside
    topic        text,                         -- where it lies in the log, unless the door rejected it
    partition    int,
    log_offset   bigint,
    code         text not null,
    pointer      text,
    detail       text not null,
    source       text,
    event_id     text,
    type         text,
    event_time   timestamptz,
    record_key   bytea,
    payload      bytea not null,
    size         int not null,                 -- of the event; the payload may be its beginning only
    headers      text not null,                -- JSON: [[name, value in base64 or null], …]
    rejected_at  timestamptz not null,
    state        text not null check (state in ('WAITING', 'QUEUED', 'REPLAYED', 'PARKED', 'DISCARDED')),
    tries        int not null check (tries >= 0),
    replay_order uuid,
    check ((reader_group = 'door') = (topic is null))
);
create index rejected_event_open on rejected_event (code, type, reader_group) where state in ('WAITING', 'PARKED');
create index rejected_event_event on rejected_event (source, event_id);
create index rejected_event_queued on rejected_event (replay_order, id) where state = 'QUEUED';
create index rejected_event_rejected on rejected_event (rejected_at);
create index rejected_event_record on rejected_event (topic, partition, log_offset);

-- Replays of many.
create table replay_order (
    id              uuid primary key,
    actor           text not null,
    reason          text not null,
    rate_per_second int not null check (rate_per_second between 1 and 1000),
    matched         bigint not null,
    ordered_at      timestamptz not null,
    done_at         timestamptz
);

-- Who did what, and why. Rows are only ever added.
create table rejection_action (
    number    bigint generated always as identity primary key,
    rejection uuid not null,
    kind      text not null,
    actor     text not null,
    reason    text,
    detail    text,
    at        timestamptz not null
);
create index rejection_action_rejection on rejection_action (rejection, number);
