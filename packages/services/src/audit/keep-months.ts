import { sql } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { record } from './record.ts';

/** Months that are there before anything is written into them: a worker may be away for a quarter. */
const monthsAhead = 3;

/**
 * Makes the months of the audit that come next, each in a transaction that gives up soon rather than keep others waiting, and
 * lets go those whose newest entry is older than the deployment keeps them; without such a setting nothing ever goes. A
 * recurring job.
 */
export async function keepMonths(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  for (let ahead = 0; ahead <= monthsAhead; ahead++)
    await inTransaction(ctx, async ({ db }) => {
      await db.execute(sql`set local lock_timeout = '3s'`);
      await db.execute(sql`
        select keep_audit_month(${now.toISOString()}::timestamptz + make_interval(months => ${ahead}::int))`);
    });
  const { auditKeptMonths } = ctx.settings;
  if (auditKeptMonths !== null) await letGo(ctx, now, auditKeptMonths);
}

/** For metrics: entries that belong to no month; after the job has run there should be none. */
export async function readStrays({ db }: Pick<Ctx, 'db'>): Promise<number> {
  const [found] = await db.execute<{ n: number }>(sql`select count(*)::int as n from audit_entries_stray`);
  return found?.n ?? 0;
}

async function letGo(ctx: Ctx, now: Date, months: number): Promise<void> {
  const parts = await ctx.db.execute<{ name: string }>(sql`
    select part.relname as name from pg_inherits child join pg_class part on part.oid = child.inhrelid
    where child.inhparent = 'audit_entries'::regclass and part.relname <> 'audit_entries_stray' order by 1`);
  for (const { name } of parts)
    await inTransaction(ctx, async (inner) => {
      const part = sql.identifier(name);
      const [old] = await inner.db.execute<{ old: boolean }>(sql`
        select id < first_id_of(${now.toISOString()}::timestamptz - make_interval(months => ${months}::int)) as old
        from ${part} order by id desc limit 1`);
      // A month ahead is empty, and stays.
      if (!old?.old) return;
      await inner.db.execute(sql`set local lock_timeout = '3s'`);
      const [{ rows } = { rows: 0 }] = await inner.db.execute<{ rows: number }>(
        sql`select count(*)::int as rows from ${part}`,
      );
      await inner.db.execute(sql`alter table audit_entries detach partition ${part}`);
      await inner.db.execute(sql`drop table ${part}`);
      await record(inner, now, {
        action: 'audit.let-go',
        subjectKind: 'audit',
        subjectId: null,
        facts: { part: name, rows, months },
      });
    });
}
