create table goal (
    id         uuid        primary key,
    state      text        not null check (state in ('DRAFT', 'PUBLISHED', 'CLOSED', 'WITHDRAWN')),
    version    integer     not null check (version > 0),
    revision   integer     not null check (revision > 0),
    definition jsonb       not null,
    name       text        not null,
    metric     text        not null,
    owner      text        not null,
    parent     uuid        references goal,
    ends_at    timestamptz not null,
    created_at timestamptz not null,
    created_by text        not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    reason     text
);

create index goal_list on goal (created_at desc, id desc);
create index goal_parts on goal (parent) where parent is not null;
create index goal_ending on goal (ends_at) where state = 'PUBLISHED';

-- What was published; rows are only ever added.
create table goal_version (
    goal       uuid        not null references goal,
    version    integer     not null,
    definition jsonb       not null,
    valid_from timestamptz not null,
    actor      text        not null,
    reason     text,
    primary key (goal, version)
);

-- The last measure of each goal on each day (UTC). Goals of other installations never come here, but a measure may come
-- before its goal is known, so there is no reference.
create table goal_progress (
    goal         text           not null,
    day          date           not null,
    version      integer        not null,
    metric       text           not null,
    target       numeric(18, 6) not null,
    actual       numeric(18, 6) not null,
    projection   double precision[],
    probability  double precision,
    state        text           not null,
    observations bigint         not null,
    data_through date,
    as_of        timestamptz    not null,
    primary key (goal, day)
);

create table share_move (
    id           uuid             primary key,
    category     text             not null,
    brand        text             not null,
    scope        text             not null,
    before       double precision[] not null,
    after        double precision[] not null,
    coverage     double precision not null,
    data_through date             not null,
    told_at      timestamptz      not null
);

create index share_move_list on share_move (told_at desc, id desc);
