create table note (
  id     text primary key,
  author text not null,
  body   jsonb not null
);
