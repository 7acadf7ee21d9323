-- Builds anew from the log. At most one is under way; the instance that holds it says so again and again, so that another takes
-- over when it falls silent.
create table rebuild (
  rebuild        bigint generated always as identity primary key,
  requested_by   text        not null,
  requested_at   timestamptz not null,
  wiped_at       timestamptz,
  finished_at    timestamptz,
  records_in_log bigint      not null default 0,
  records_read   bigint      not null default 0,
  holder         uuid,
  held_until     timestamptz not null
);
create unique index rebuild_under_way on rebuild ((true)) where finished_at is null;
