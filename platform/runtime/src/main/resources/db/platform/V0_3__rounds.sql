-- Tables that are views of the log can be emptied and filled again. Each such building anew is a round: an event of an earlier
-- round may be claimed once more, under the same fingerprint, by those whose tables were emptied. Beginning a round touches one
-- row, however many events were applied before.
alter table event_ledger add column round integer not null default 0;

create table event_round (
    is_one boolean not null primary key default true check (is_one),
    round  integer not null
);

insert into event_round (round) values (0);
