-- Goals as heard. The newest version holds; what ended it may be heard before it.
create table goal (
  goal         text primary key,
  version      integer not null,
  name         text not null,
  metric       text not null,
  target       numeric not null,
  currency     text,
  scope        jsonb not null,
  period_from  date not null,
  period_to    date not null,
  time_zone    text not null,
  parent       text,
  owner        text not null
);

create table goal_ended (
  goal text not null,
  how  text not null check (how in ('WITHDRAWN', 'CLOSED')),
  primary key (goal, how)
);

-- The figures that were last announced.
create table goal_progress (
  goal         text primary key,
  version      integer not null,
  actual       numeric not null,
  projection   double precision,
  low          double precision,
  high         double precision,
  level        double precision,
  probability  double precision,
  state        text not null,
  method       text not null,
  observations bigint not null,
  data_through date,
  measured_at  timestamptz not null
);
