import { areas } from '@linli/db/people/tables';
import { shifts } from '@linli/db/shifts/tables';
import { nightMinutes } from '@linli/domain/shifts/night-minutes';
import type { Payload } from '@linli/jobs/catalog';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { within } from '../within.ts';
import { loadRulesOf } from './load-rules.ts';
import { dueOf } from './set-due.ts';
import { wakeShifts } from './wake-shifts.ts';

const atOnce = 500;

/**
 * Gives shifts to come in an area the night and the clock of the limits now in force. A job; chunk by chunk, each in a
 * transaction of its own, so that nobody waits long for a shift. Running it again changes nothing.
 * @returns how many shifts were looked at
 */
export async function applyRules(ctx: Ctx, { areaId }: Payload<'shifts.apply-rules'>): Promise<number> {
  const [area] = await ctx.db.select({ path: areas.path }).from(areas).where(eq(areas.id, areaId));
  if (!area) return 0;
  let looked = 0;
  for (let after: string | null = null; ; ) {
    const last: string | null = await inTransaction(ctx, async (inner) => {
      const rows = await applyTo(inner, area.path, after);
      looked += rows.length;
      return rows.at(-1)?.id ?? null;
    });
    if (last === null) break;
    after = last;
  }
  await inTransaction(ctx, wakeShifts);
  return looked;
}

async function applyTo(ctx: Ctx, areaPath: string, after: string | null) {
  const now = ctx.clock.now();
  const { zone } = ctx.settings;
  const rows = await ctx.db
    .select({ id: shifts.id, areaPath: shifts.areaPath, startsAt: shifts.startsAt, endsAt: shifts.endsAt })
    .from(shifts)
    .where(
      and(
        within(shifts.areaPath, [areaPath]),
        gt(shifts.startsAt, now),
        eq(shifts.state, 'open'),
        after === null ? undefined : gt(shifts.id, after),
      ),
    )
    .orderBy(asc(shifts.id))
    .limit(atOnce)
    .for('no key update');
  if (rows.length === 0) return rows;
  const rulesAt = await loadRulesOf(
    ctx,
    rows.map((row) => row.areaPath),
  );
  const figures = rows.map((row) => {
    const rules = rulesAt(row.areaPath);
    return {
      id: row.id,
      night: nightMinutes(row.startsAt, row.endsAt, rules, zone),
      due_at: dueOf(ctx, now, row, rules),
    };
  });
  await ctx.db.execute(sql`
    update shifts set night_minutes = new.night, due_at = new.due_at
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as new(id uuid, night int, due_at timestamptz)
    where shifts.id = new.id and (shifts.night_minutes, shifts.due_at) is distinct from (new.night, new.due_at)`);
  return rows;
}
