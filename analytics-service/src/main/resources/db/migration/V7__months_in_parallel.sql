-- Two who make the same month: the second looked for the table before it waited for the lock, and its session may still
-- believe what it saw then. When the table turns out to be there, the first has made and attached it.
create or replace function ensure_month(parent text, month date) returns void language plpgsql as $$
declare
  child text := parent || '_' || to_char(month, 'YYYY_MM');
begin
  if to_regclass(child) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtext('analytics.ensure_month'));
  begin
    execute format('create table %I (like %I including all)', child, parent);
  exception when duplicate_table then
    return;
  end;
  execute format('alter table %I attach partition %I for values from (%L) to (%L)',
                 parent, child, month, month + interval '1 month');
end
$$;
