-- What the test application's consumer writes: one row an event; units above 1000 are refused by the table itself.
create table heard (
    seq   bigint generated always as identity,
    id    text          not null,
    key   text          not null,
    units numeric(18,6) not null check (units <= 1000)
);
