-- At which retailers a place's facts hold: a store's at its own, a retailer's at it, a channel's at every retailer of the channel.
create view retailer_place as
select place, retailer, kind <> 'STORE' as everywhere from place where kind in ('STORE', 'RETAILER')
union all
select c.place, r.retailer, true from place c join place r on r.kind = 'RETAILER' and r.channel = c.channel
where c.kind = 'CHANNEL';

-- The latest estimate of how an own product's sales answer to its price at a retailer.
create table price_response (
  product      text not null,
  retailer     text not null,
  as_of        date not null,
  estimate     jsonb not null,
  estimated_at timestamptz not null,
  primary key (product, retailer)
);
