import type { Sql } from '@linli/db/client';
import type { SmsServer } from '../../support/sms-server.ts';
import { holdAgainst } from './facts.ts';
import { invariants, overbooked } from './invariants.ts';
import { climbedToTheEnd } from './ladders.ts';
import type { Model } from './model.ts';
import type { FaultKind } from './plan.ts';
import type { World } from './world.ts';

export interface Verdict {
  /** Answers that said that something was done. */
  readonly acknowledged: number;
  /** Of these, and of their traces, how many are not there. */
  readonly lost: number;
  /** Things that happened more often than they were done, or were answered in two ways. */
  readonly doubled: number;
  /** People beyond those wanted on a shift. */
  readonly overbooked: number;
  /** Processes and servers that were killed. */
  readonly kills: number;
  /** Everything that is not as it should be, in words. */
  readonly wrong: readonly string[];
}

export interface Judged {
  readonly sql: Sql;
  readonly model: Model;
  readonly world: World;
  readonly now: Date;
  /** What was owed at the end; null: nothing. */
  readonly owed: unknown;
  readonly sms: SmsServer;
  readonly faults: Partial<Record<FaultKind, number>>;
}

/** Holds the database at rest against what people were told, and against what always has to be so. */
export async function judge({ sql, model, world, now, owed, sms, faults }: Judged): Promise<Verdict> {
  const wrong: string[] = [];
  const say = (what: string, rows: readonly unknown[]) => {
    for (const row of rows.slice(0, 5))
      wrong.push(`${what}: ${typeof row === 'string' ? row : JSON.stringify(row)}`);
    if (rows.length > 5) wrong.push(`${what}: ${rows.length - 5} more`);
  };
  if (owed !== null) wrong.push(`still owed: ${JSON.stringify(owed)}`);
  const { lost, doubled } = await holdAgainst(sql, model);
  say('lost', lost);
  say('doubled', doubled);
  say('never answered', model.unanswered);
  say('defect', model.defects);
  for (const [what, statement] of Object.entries(invariants))
    say(`not so that ${what}`, await sql.unsafe(statement, [now.toISOString()]));
  say('ladder', await climbedToTheEnd(sql, model, world));
  say('message', await unsent(sql, sms));
  const [over] = await sql.unsafe<{ places: number }[]>(overbooked);
  const places = over?.places ?? 0;
  if (places > 0) wrong.push(`${places} places over-booked`);
  const kills = Object.entries(faults).filter(([kind]) => kind.startsWith('kill-'));
  return {
    acknowledged: model.facts.length,
    lost: lost.length,
    doubled: doubled.length,
    overbooked: places,
    kills: kills.reduce((sum, [, count]) => sum + count, 0),
    wrong,
  };
}

/** Messages that are said to be with the service and never came there, and those that came and are said to have failed. */
async function unsent(sql: Sql, { came }: SmsServer): Promise<string[]> {
  const rows = await sql<{ message_id: string; states: string[] }[]>`
    select message_id, array_agg(state) as states from message_tries where channel = 'sms' group by message_id`;
  return rows.flatMap(({ message_id: id, states }) => {
    const isThere = (came[id] ?? 0) > 0;
    if (states.includes('accepted') && !isThere) return [`${id} is said to be accepted and never came`];
    return isThere && states.every((state) => state === 'failed')
      ? [`${id} came and is said to have failed`]
      : [];
  });
}
