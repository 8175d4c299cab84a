import type { CaseKind } from '@linli/contracts/cases/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import type { CaseEvent } from './followers.ts';
import { caseChannel } from './tell-case.ts';
import { writeMove } from './watch-cases.ts';

interface Written extends Record<string, unknown> {
  seq: number;
  case_kind: CaseKind;
  case_id: string;
  area_path: string;
}

/**
 * What the clock did to many cases, as `tellCase` does for one: written by one statement, in the order given. Followers are
 * told of each.
 */
export async function tellCases(ctx: Ctx, now: Date, events: readonly CaseEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ caseKind, caseId, areaPath, what, reason, facts, shownTo }) => ({
    id: ctx.ids.next(),
    case_kind: caseKind,
    case_id: caseId,
    what,
    area_path: areaPath,
    reason: reason ? ctx.vault.seal(uses.caseReason, reason).toString('hex') : null,
    facts: facts ?? {},
    shown_to: shownTo ?? 'everyone',
  }));
  const written = await ctx.db.execute<Written>(sql`
    insert into case_events (id, case_kind, case_id, at, what, area_path, reason_cipher, facts, shown_to)
    select id, case_kind, case_id, ${now.toISOString()}::timestamptz, what, area_path::ltree, decode(reason, 'hex'), facts, shown_to
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as event(id uuid, case_kind text, case_id uuid, what text,
      area_path text, reason text, facts jsonb, shown_to text)
    order by id
    returning seq::int, case_kind, case_id, area_path::text`);
  const moves = written.map(({ seq, case_kind, case_id, area_path }) =>
    writeMove({ seq, caseKind: case_kind, caseId: case_id, areaPath: area_path }),
  );
  await ctx.db.execute(sql`
    select pg_notify(${caseChannel}, move) from unnest(${arrayLiteral(moves)}::text[]) as move`);
  for (const event of events)
    for (const follower of ctx.caseFollowers) await follower.caseMoved(ctx, now, event);
}
