import { type CaseKind, caseKinds } from '@linli/contracts/cases/labels';
import { Problem } from '@linli/contracts/problem';
import { caseEvents } from '@linli/db/cases/tables';
import type { Db } from '@linli/db/client';
import { isWithin, type Right, reachOf } from '@linli/domain/identity/rights';
import { asc, desc, gt, sql } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** That something happened to a case: what an open desk has to load again. Nothing of what it was. */
export interface CaseMove {
  /** Order of writing; commits may come in another one. */
  readonly seq: number;
  readonly caseKind: CaseKind;
  readonly caseId: string;
  readonly areaPath: string;
}

const rightOf = {
  request: 'requests.view',
  alert: 'alerts.view',
} as const satisfies Record<CaseKind, Right>;
const kinds = Object.keys(caseKinds) as CaseKind[];

export type Watched = Readonly<Record<CaseKind, readonly string[]>>;

/**
 * Areas (paths) in which the actor hears of cases, by kind of case.
 * @throws Problem not-signed-in, second-factor-needed; not-allowed when it is nowhere
 */
export function watchedAreas(ctx: Ctx): Watched {
  const { posts } = signedIn(ctx);
  const right = kinds.map((kind) => rightOf[kind]).find((each) => reachOf(posts, each).length > 0);
  if (right === undefined) throw new Problem('not-allowed');
  reach(ctx, right); // a second factor that is still owed
  return { request: reachOf(posts, rightOf.request), alert: reachOf(posts, rightOf.alert) };
}

/** Moves written after `since`, in their order, `most` at most. */
export async function movesSince(db: Db, since: number, most: number): Promise<CaseMove[]> {
  const rows = await db
    .select({
      seq: caseEvents.seq,
      caseKind: sql<CaseKind>`${caseEvents.caseKind}`,
      caseId: caseEvents.caseId,
      areaPath: caseEvents.areaPath,
    })
    .from(caseEvents)
    .where(gt(caseEvents.seq, since))
    .orderBy(asc(caseEvents.seq))
    .limit(most);
  return rows;
}

/** Number of the newest move; 0 before the first. */
export async function newestMove(db: Db): Promise<number> {
  const [row] = await db
    .select({ seq: caseEvents.seq })
    .from(caseEvents)
    .orderBy(desc(caseEvents.seq))
    .limit(1);
  return row?.seq ?? 0;
}

/** What a commit says on the channel of cases. */
export const writeMove = (move: CaseMove): string => JSON.stringify(move);

/** What was heard on the channel; null for what nobody of ours has said. */
export function readMove(payload: string): CaseMove | null {
  try {
    const move = JSON.parse(payload) as Partial<CaseMove>;
    return typeof move.seq === 'number' &&
      typeof move.caseId === 'string' &&
      typeof move.areaPath === 'string' &&
      kinds.some((kind) => kind === move.caseKind)
      ? (move as CaseMove)
      : null;
  } catch {
    return null;
  }
}

/** Whether somebody who watches these areas hears of a move. */
export const hears = (watched: Watched, move: CaseMove): boolean =>
  watched[move.caseKind].some((above) => isWithin(move.areaPath, above));
