alter table goal add column correlation text not null default '';
alter table goal alter column correlation drop default;
alter table goal add column causation text;

-- What was done with goals; rows are only ever added.
create table goal_change (
    goal        uuid        not null references goal,
    revision    integer     not null,
    state       text        not null,
    version     integer     not null,
    definition  jsonb       not null,
    actor       text        not null,
    reason      text,
    at          timestamptz not null,
    correlation text        not null,
    causation   text,
    primary key (goal, revision)
);
