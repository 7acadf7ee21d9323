-- What the test application's consumer writes: one row an event; units above 1000 are refused by the table itself.
create table heard (
    seq   bigint generated always as identity,
    id    text          not null,
    key   text          not null,
    units numeric(18,6) not null check (units <= 1000)
);

-- Units of 777 fail for a reason that is neither the infrastructure's nor the data's. The sequence counts tries: it is not rolled back.
create sequence unforeseen;

create function fail_unforeseen() returns trigger language plpgsql as $$
begin
    perform nextval('unforeseen');
    raise exception 'nobody foresaw this';
end $$;

create trigger unforeseen before insert on heard for each row when (new.units = 777) execute function fail_unforeseen();

-- Two days long ago: everything of the first was sent, something of the second was not.
create table outbox_20200101 partition of outbox for values from ('2020-01-01') to ('2020-01-02');
create table outbox_20200102 partition of outbox for values from ('2020-01-02') to ('2020-01-03');
insert into outbox (written_on, bucket, topic, key, headers, value, sent_at)
values ('2020-01-01', 0, 'revenue.goals.v1', 'sent-long-ago', '{}', '{}', '2020-01-01'),
       ('2020-01-02', 0, 'revenue.goals.v1', 'late-by-years', '{}', '{}', null);

-- What a second consumer writes, which is not rebuilt from the log.
create table told (
    id text not null
);
