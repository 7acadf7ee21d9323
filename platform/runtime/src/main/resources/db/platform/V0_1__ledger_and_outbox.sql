-- Which events were applied. Hash-partitioned by the id itself: a time-partitioned table would let the same id in again
-- under another time.
create table event_ledger (
    id          uuid        not null primary key,
    fingerprint uuid        not null,
    stored_at   timestamptz not null default now()
) partition by hash (id);

do $$
begin
    for remainder in 0..7 loop
        execute format(
            'create table event_ledger_%s partition of event_ledger for values with (modulus 8, remainder %s)',
            remainder, remainder);
    end loop;
end $$;

-- Events of decisions, waiting to be sent. `written_by` is the transaction: only rows below the oldest running one are read,
-- because sequence order is not commit order.
create table outbox (
    seq        bigint generated always as identity,
    written_on date        not null default current_date,
    written_at timestamptz not null default now(),
    written_by xid8        not null default pg_current_xact_id(),
    bucket     smallint    not null,
    topic      text        not null,
    key        text        not null,
    headers    text        not null,
    value      text        not null,
    sent_at    timestamptz
) partition by range (written_on);

create index outbox_unsent on outbox (bucket, seq) where sent_at is null;

create table outbox_default partition of outbox default;
