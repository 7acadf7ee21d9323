-- What pricing decided. Scopes are words: national, channel:GROCERY, retailer:R1, store:S1.
create table price_change (
  price          text primary key,
  product        text not null,
  scope          text not null,
  value          numeric(18, 6) not null,
  old_value      numeric(18, 6),
  currency       text not null,
  valid_from     timestamptz not null,
  valid_to       timestamptz,
  recommendation text,
  request        text
);
create index price_change_product on price_change (product, valid_from);

create table price_reverted (
  price text primary key,
  at    timestamptz not null
);

create table cost (
  product    text not null,
  scope      text not null,
  valid_from date not null,
  cost       numeric(18, 6) not null,
  currency   text not null,
  told_at    timestamptz not null,
  told_by    uuid not null,
  primary key (product, scope, valid_from)
);

create table price_effect (
  price       text primary key,
  product     text not null,
  scope       text not null,
  effect      jsonb not null,
  verdict     text not null,
  measured_at timestamptz not null
);
create index price_effect_product on price_effect (product);

create table price_request (
  request     text primary key,
  product     text not null,
  place       text not null,
  wished      numeric(18, 6) not null,
  currency    text not null,
  needed_by   date not null,
  extra_units numeric(18, 6),
  raised_at   timestamptz not null
);
create index price_request_product on price_request (product);

create table price_request_ended (
  request text primary key
);

create table recommendation (
  recommendation text primary key,
  product        text not null,
  scope          text not null,
  cause          text not null,
  state          text not null check (state in ('OPEN', 'FOLLOWED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
  proposed       numeric(18, 6) not null,
  content        jsonb not null,
  made_at        timestamptz not null,
  valid_until    timestamptz not null,
  ended_at       timestamptz,
  ended_because  text
);
create index recommendation_product on recommendation (product, scope, made_at);
create index recommendation_open on recommendation (product, scope) where state = 'OPEN';

-- What a price was last judged by: it is judged again when this has changed.
create table price_judgement (
  product   text not null,
  scope     text not null,
  standing  jsonb not null,
  outcome   jsonb not null,
  judged_at timestamptz not null,
  primary key (product, scope)
);
