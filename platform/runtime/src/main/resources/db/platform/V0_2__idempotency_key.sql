-- The answers of commands that carried an Idempotency-Key, written in the transaction of the command itself.
create table idempotency_key (
  principal   text        not null,
  key         text        not null,
  fingerprint bytea       not null,
  status      int         not null,
  headers     text        not null,
  body        text,
  created_at  timestamptz not null,
  primary key (principal, key)
);

create index idempotency_key_created_at on idempotency_key (created_at);

comment on column idempotency_key.principal is 'The subject of the token: keys of different callers never meet.';
comment on column idempotency_key.fingerprint is 'SHA-256 over method, path, If-Match and body of the request.';
comment on column idempotency_key.headers is 'JSON object of the answer''s headers, such as Location and ETag.';
