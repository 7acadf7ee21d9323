-- What retailers and channels ask for. Raised, and then withdrawn or answered; overdue follows from needed_by.
create table price_request (
    id                   uuid primary key,
    product              text not null,
    retailer             text,
    channel              text,
    wished_amount        numeric not null check (wished_amount > 0 and wished_amount < 1e12),
    wished_currency      text not null,
    reason               text not null,
    needed_by            date not null,
    expected_extra_units numeric check (expected_extra_units >= 0 and expected_extra_units < 1e12),
    raised_by            text not null,
    raised_at            timestamptz not null,
    withdrawn_by         text,
    withdrawn_reason     text,
    withdrawn_at         timestamptz,
    answer               text check (answer in ('GRANTED', 'COUNTERED', 'DECLINED')),
    answer_amount        numeric check (answer_amount > 0 and answer_amount < 1e12),
    answer_currency      text,
    answer_decision      text,
    answered_by          text,
    answer_reason        text,
    answered_at          timestamptz,
    check ((retailer is null) <> (channel is null)),
    check ((withdrawn_at is null) = (withdrawn_by is null)),
    check ((answered_at is null) = (answer is null))
);
create index price_request_product on price_request (product, id desc);
create index price_request_retailer on price_request (retailer, id desc);
create index price_request_open on price_request (needed_by) where withdrawn_at is null and answered_at is null;
