import type { Tx } from '../db/types.ts'

/** Makes the journal's partitions for this week and the next two, where they are missing. One server at a time. */
export async function makePartitions(tx: Tx): Promise<void> {
  await tx.run({ name: 'lock_partitions', text: "select pg_advisory_xact_lock(hashtext('shop_event partitions'))" }, [])
  const weeks = await tx.run<{ name: string; first: string; end: string }>(missingWeeks, [])
  for (const { name, first, end } of weeks) {
    await tx.run({ name: `make_${name}`, text: `create table ${name} (like shop_event including defaults)` }, [])
    await tx.run({ name: `fill_${name}`, text: fillFromDefault(name, first, end) }, [])
    await tx.run(
      { name: `join_${name}`, text: `alter table shop_event attach partition ${name} for values from ('${first}') to ('${end}')` },
      [],
    )
  }
}

/** What was written while the week had no partition, because the clock jumped or the machine slept, moves into it. */
function fillFromDefault(name: string, first: string, end: string): string {
  return `with moved as (delete from shop_event_default where written_at >= '${first}' and written_at < '${end}' returning *)
    insert into ${name} select * from moved`
}

const missingWeeks = {
  name: 'missing_weeks',
  text: `select * from (
      select 'shop_event_' || to_char(week, 'IYYY"w"IW') as name, week::text as first, (week + interval '1 week')::text as end
      from generate_series(date_trunc('week', now()), date_trunc('week', now()) + interval '2 weeks', interval '1 week') week
    ) wanted where to_regclass(name) is null`,
}

/** Drops the partitions in which everything is older than so many days. @returns their names */
export async function dropPartitions(tx: Tx, days: number): Promise<string[]> {
  const old = await tx.run<{ name: string }>(oldWeeks, [days])
  for (const { name } of old) await tx.run({ name: `drop_${name}`, text: `drop table ${name}` }, [])
  return old.map((each) => each.name)
}

const oldWeeks = {
  name: 'old_weeks',
  text: `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'shop_event'::regclass
    and c.relname ~ '^shop_event_[0-9]{4}w[0-9]{2}$' and to_date(substr(c.relname, 12), 'IYYY"w"IW') + 7 < now() - make_interval(days => $1)`,
}
