create index price_request_list on price_request (raised_at desc, id desc);
create index price_request_open on price_request (raised_at desc, id desc) where state = 'OPEN';
