-- Facts, each kept once, and the weekly roll-ups that are their sums.
--
-- A row of a fact table is one version of a fact: as it was recorded (amended_by is null) or as an amendment left it.
-- The version with replaced_at is null holds; a retracted fact has none. Rows are never deleted and change only in
-- replaced_at, so that the past can be read as it was known.

create table product (
  product      text primary key,
  name         text not null,
  brand        text not null,
  line         text not null,
  category     text not null,
  owner        text not null check (owner in ('OWN', 'COMPETITOR')),
  pack_size    numeric(18, 6) not null check (pack_size > 0),
  pack_unit    text not null,
  described_at timestamptz not null,
  described_by uuid not null
);
create index product_category on product (category);

-- Stores, retailers and channels under the word that facts carry: store:S1, retailer:R1, channel:GROCERY.
create table place (
  place        text primary key,
  kind         text not null check (kind in ('STORE', 'RETAILER', 'CHANNEL')),
  name         text not null,
  store        text,
  retailer     text,
  channel      text not null,
  region       text,
  time_zone    text,
  attributes   jsonb not null default '{}',
  size_weight  numeric(18, 6) not null default 1 check (size_weight > 0),
  described_at timestamptz not null,
  described_by uuid not null
);
create index place_retailer on place (retailer);

insert into place (place, kind, name, channel, described_at, described_by)
select 'channel:' || channel, 'CHANNEL', channel, channel, 'epoch', '00000000-0000-0000-0000-000000000000'
from unnest(array['GROCERY', 'CONVENIENCE', 'BIG_BOX', 'PHARMACY', 'DISCOUNT', 'ECOMMERCE', 'OTHER']) as channel;

create table sale (
  fact        uuid not null,
  amended_by  uuid,
  source      text not null,
  event_id    text not null,
  product     text not null,
  place       text not null,
  units       numeric(18, 6) not null check (units <> 'NaN'),
  revenue     numeric(18, 6) not null check (revenue <> 'NaN'),
  currency    text not null,
  day         date not null,
  end_day     date not null,
  at          timestamptz,
  event_time  timestamptz not null,
  received_at timestamptz not null,
  stored_at   timestamptz not null,
  replaced_at timestamptz
) partition by range (day);
create index sale_fact on sale (fact);
create index sale_product on sale (product, day);

create table price_observation (
  fact          uuid not null,
  amended_by    uuid,
  source        text not null,
  event_id      text not null,
  product       text not null,
  place         text not null,
  price         numeric(18, 6) not null check (price <> 'NaN'),
  regular_price numeric(18, 6) check (regular_price <> 'NaN'),
  currency      text not null,
  day           date not null,
  at            timestamptz not null,
  event_time    timestamptz not null,
  received_at   timestamptz not null,
  stored_at     timestamptz not null,
  replaced_at   timestamptz
) partition by range (day);
create index price_observation_fact on price_observation (fact);
create index price_observation_product on price_observation (product, day);

create table promotion_observation (
  fact        uuid not null,
  amended_by  uuid,
  source      text not null,
  event_id    text not null,
  product     text not null,
  place       text not null,
  mechanic    text not null,
  depth       numeric(18, 6) check (depth <> 'NaN'),
  promo_price numeric(18, 6) check (promo_price <> 'NaN'),
  currency    text,
  day         date not null,
  end_day     date not null,
  at          timestamptz not null,
  event_time  timestamptz not null,
  received_at timestamptz not null,
  stored_at   timestamptz not null,
  replaced_at timestamptz
) partition by range (day);
create index promotion_observation_fact on promotion_observation (fact);
create index promotion_observation_product on promotion_observation (product, day);

create table shelf_observation (
  fact        uuid not null,
  amended_by  uuid,
  source      text not null,
  event_id    text not null,
  product     text not null,
  place       text not null,
  present     boolean not null,
  sold_out    boolean not null,
  facings     integer,
  day         date not null,
  at          timestamptz not null,
  event_time  timestamptz not null,
  received_at timestamptz not null,
  stored_at   timestamptz not null,
  replaced_at timestamptz
) partition by range (day);
create index shelf_observation_fact on shelf_observation (fact);
create index shelf_observation_product on shelf_observation (product, day);

create table customer_gained (
  fact        uuid not null,
  source      text not null,
  event_id    text not null,
  customer    text not null,
  place       text not null,
  product     text,
  day         date not null,
  event_time  timestamptz not null,
  received_at timestamptz not null,
  stored_at   timestamptz not null
) partition by range (day);
create index customer_gained_fact on customer_gained (fact);

-- Months outside the years anybody sells in share a partition, so that a wild date cannot make partitions without end.
create table sale_earlier partition of sale for values from (minvalue) to ('1970-01-01');
create table sale_later partition of sale for values from ('2100-01-01') to (maxvalue);
create table price_observation_earlier partition of price_observation for values from (minvalue) to ('1970-01-01');
create table price_observation_later partition of price_observation for values from ('2100-01-01') to (maxvalue);
create table promotion_observation_earlier partition of promotion_observation for values from (minvalue) to ('1970-01-01');
create table promotion_observation_later partition of promotion_observation for values from ('2100-01-01') to (maxvalue);
create table shelf_observation_earlier partition of shelf_observation for values from (minvalue) to ('1970-01-01');
create table shelf_observation_later partition of shelf_observation for values from ('2100-01-01') to (maxvalue);
create table customer_gained_earlier partition of customer_gained for values from (minvalue) to ('1970-01-01');
create table customer_gained_later partition of customer_gained for values from ('2100-01-01') to (maxvalue);

-- Makes the partition of a month. Attaching, unlike "create table … partition of", does not wait for those who write.
create function ensure_month(parent text, month date) returns void language plpgsql as $$
declare
  child text := parent || '_' || to_char(month, 'YYYY_MM');
begin
  if to_regclass(child) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtext('analytics.ensure_month'));
  if to_regclass(child) is null then
    execute format('create table %I (like %I including all)', child, parent);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)',
                   parent, child, month, month + interval '1 month');
  end if;
end
$$;

-- Corrections and retractions. They may come before the fact they amend; the one with the greatest (event_time, amendment) holds.
create table amendment (
  amendment   uuid primary key,
  target      uuid not null,
  kind        text not null check (kind in ('SALE', 'PRICE', 'PROMOTION', 'SHELF', 'RETRACTION')),
  replacement jsonb,
  reason      text not null,
  source      text not null,
  event_id    text not null,
  event_time  timestamptz not null,
  received_at timestamptz not null,
  stored_at   timestamptz not null
);
create index amendment_target on amendment (target);

-- Roll-ups by product, ISO week (its Monday) and place. Sums of the versions that hold.
create table sale_week (
  product  text not null,
  week     date not null,
  place    text not null,
  currency text not null,
  units    numeric not null,
  revenue  numeric not null,
  sales    bigint not null,
  last_day date,
  primary key (product, week, place, currency)
) with (fillfactor = 75);

create table price_week (
  product      text not null,
  week         date not null,
  place        text not null,
  currency     text not null,
  observations bigint not null,
  price_sum    numeric not null,
  lowest       numeric,
  highest      numeric,
  last_price   numeric,
  last_at      timestamptz,
  last_fact    uuid,
  primary key (product, week, place, currency)
) with (fillfactor = 75);

-- A promotion counts in the week of its first day and of every seventh day after that until it ends.
create table promotion_week (
  product    text not null,
  week       date not null,
  place      text not null,
  mechanic   text not null,
  promotions bigint not null,
  depth_sum  numeric not null,
  depths     bigint not null,
  primary key (product, week, place, mechanic)
) with (fillfactor = 75);

create table shelf_week (
  product      text not null,
  week         date not null,
  place        text not null,
  observations bigint not null,
  present      boolean,
  sold_out     boolean,
  last_at      timestamptz,
  last_fact    uuid,
  primary key (product, week, place)
) with (fillfactor = 75);

-- The same customer at two places is two; the earliest purchase counts, of two on a day that with the smaller id.
create table customer (
  customer       text not null,
  place          text not null,
  first_purchase date not null,
  product        text,
  fact           uuid not null,
  primary key (customer, place)
);
create index customer_first_purchase on customer (first_purchase);
