create table cost (
    product    text           not null,
    scope      text           not null,
    valid_from date           not null,
    amount     numeric(18, 6) not null check (amount > 0 and amount < 'infinity'),
    currency   char(3)        not null,
    actor      text           not null,
    primary key (product, scope, valid_from)
);

create table price (
    id             uuid           primary key,
    product        text           not null,
    scope          text           not null,
    amount         numeric(18, 6) not null check (amount > 0 and amount < 'infinity'),
    old_amount     numeric(18, 6) check (old_amount > 0 and old_amount < 'infinity'),
    currency       char(3)        not null,
    valid_from     timestamptz    not null,
    valid_to       timestamptz    check (valid_to > valid_from),
    state          text           not null check (state in ('PLANNED', 'IN_FORCE', 'ENDED', 'REVERTED', 'CANCELLED')),
    decision       uuid           not null,
    recommendation text,
    request        text,
    actor          text           not null,
    reason         text           not null
);

-- The second net under the timeline: no two live prices of one product and scope begin together.
create unique index price_starts on price (product, scope, valid_from) where state in ('PLANNED', 'IN_FORCE');
create index price_list on price (valid_from desc, id desc);
create index price_of_product on price (product, valid_from desc, id desc);
create index price_beginning on price (valid_from) where state = 'PLANNED';
create index price_ending on price (valid_to) where state = 'IN_FORCE' and valid_to is not null;

create table policy (
    version  integer     primary key check (version > 0),
    document jsonb       not null,
    set_by   text        not null,
    set_at   timestamptz not null
);

create table price_request (
    id        text           primary key,
    product   text           not null,
    scope     text           not null,
    wished    numeric(18, 6) not null check (wished > 0 and wished < 'infinity'),
    currency  char(3)        not null,
    reason    text           not null,
    needed_by date           not null,
    raised_by text           not null,
    raised_at timestamptz    not null,
    state     text           not null check (state in ('OPEN', 'ANSWERED', 'WITHDRAWN')),
    decision  uuid
);

create table recommendation (
    id               text           primary key,
    product          text           not null,
    scope            text           not null,
    cause            text           not null,
    request          text,
    goal             text,
    current_amount   numeric(18, 6) check (current_amount > 0 and current_amount < 'infinity'),
    proposed_amount  numeric(18, 6) not null check (proposed_amount > 0 and proposed_amount < 'infinity'),
    currency         char(3)        not null,
    valid_from       timestamptz,
    valid_to         timestamptz,
    gain             double precision[],
    competitor_index double precision,
    reasons          text[]         not null,
    document         jsonb,
    proposer         text           not null,
    received_at      timestamptz    not null,
    expires_at       timestamptz,
    state            text           not null check (state in ('WAITING', 'APPROVED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    found_guardrails text[]         not null,
    found_details    text[]         not null,
    nearest_amount   numeric(18, 6),
    note             text
);

create index recommendation_list on recommendation (received_at desc, id desc);
create index recommendation_waiting on recommendation (state, received_at desc, id desc);
create index recommendation_expiring on recommendation (expires_at) where state = 'WAITING';
create index recommendation_for_request on recommendation (request) where state = 'WAITING';

create table decision (
    id             uuid        primary key,
    kind           text        not null check (kind in ('APPROVED', 'DECLINED')),
    recommendation text        unique,
    request        text,
    product        text        not null,
    scope          text        not null,
    automatic      boolean     not null,
    amount         numeric(18, 6),
    old_amount     numeric(18, 6),
    currency       char(3),
    old_currency   char(3),
    valid_from     timestamptz,
    price          uuid,
    actor          text        not null,
    reason         text        not null,
    decided_at     timestamptz not null,
    correlation    text        not null,
    causation      text,
    check ((kind = 'APPROVED') = (amount is not null)),
    check ((kind = 'APPROVED') = (price is not null))
);

create index decision_list on decision (decided_at desc, id desc);
create index decision_of_product on decision (product, decided_at desc, id desc);
create index decision_on_request on decision (request, decided_at);

create table incentive (
    id              uuid           primary key,
    product         text           not null,
    scope           text           not null,
    mechanic        text           not null,
    depth           numeric(9, 6)  not null check (depth >= 0 and depth <= 1),
    first_day       date           not null,
    end_day         date           not null check (end_day > first_day),
    budget          numeric(18, 6) not null check (budget > 0 and budget < 'infinity'),
    currency        char(3)        not null,
    expected_return double precision[],
    recommendation  text           unique,
    expires_at      timestamptz,
    state           text           not null
        check (state in ('WAITING', 'OFFERED', 'ENDED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'))
);

create index incentive_of_product on incentive (product, id desc);
create index incentive_over on incentive (end_day) where state = 'OFFERED';
create index incentive_expiring on incentive (expires_at) where state = 'WAITING';

-- What was done with an incentive; rows are only ever added.
create table incentive_step (
    incentive   uuid        not null references incentive,
    number      integer     not null,
    state       text        not null,
    actor       text        not null,
    reason      text        not null,
    at          timestamptz not null,
    correlation text        not null,
    causation   text,
    primary key (incentive, number)
);
