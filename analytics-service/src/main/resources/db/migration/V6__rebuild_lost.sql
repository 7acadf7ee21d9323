-- Events that were kept before a building anew and could not be kept again.
alter table rebuild add column records_lost bigint not null default 0;
