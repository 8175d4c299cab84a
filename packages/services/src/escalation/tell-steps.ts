import type { LadderStep, StepTarget } from '@linli/contracts/escalation/ladder';
import type { NoticeKind, NoticePriority } from '@linli/contracts/notices/labels';
import { wakesPeople } from '@linli/domain/escalation/climb';
import { findTold } from '@linli/domain/escalation/find-told';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';
import type { Tick } from './record-ticks.ts';

interface Line {
  readonly kind: NoticeKind;
  readonly priority: NoticePriority | null;
  /** Null: every way the person wants. */
  readonly channels: LadderStep['channels'] | null;
  readonly account_id: string;
  readonly matter: string;
  readonly facts: Record<string, string | number | null>;
}

/** Later than this, several steps at once are said to be late. */
const lateMs = 60_000;

/** Whoever has what is stuck on their board. */
const boards: readonly StepTarget[] = [
  { kind: 'post', role: 'secretary' },
  { kind: 'duty', level: 'street' },
  { kind: 'duty', level: 'district' },
];

/** What a notice about a case carries, so that a tap on it opens the case. */
export const caseFacts = ({ caseKind, caseId }: { caseKind: string; caseId: string }) => ({
  caseKind,
  caseId,
  ...(caseKind === 'request' ? { requestId: caseId } : { alertId: caseId }),
});

/** Messages about ticks: one a person and case, however many steps reach them; and to the boards when a case is stuck. */
export async function tellSteps(ctx: Ctx, now: Date, ticks: readonly Tick[]): Promise<void> {
  const groups = new Map<string, Line[]>();
  for (const line of ticks.flatMap((tick) => [...toldLines(tick, now), ...stuckLines(tick)])) {
    const key = `${line.kind} ${line.priority} ${line.channels}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  for (const lines of groups.values()) {
    const [first] = lines;
    if (!first) continue;
    const rows = lines.map(({ account_id, matter, facts }) => ({ account_id, matter, facts }));
    await queueNotices(
      ctx,
      now,
      first.kind,
      sql`select account_id, matter, facts
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line(account_id uuid, matter text, facts jsonb)`,
      {
        ...(first.priority === null ? {} : { priority: first.priority }),
        ...(first.channels === null ? {} : { channels: first.channels }),
      },
    );
  }
}

const priorityOf = ({ row }: Tick): NoticePriority | null =>
  wakesPeople(row.policy, row.climb.urgency) ? 'first-call' : null;

function toldLines(tick: Tick, now: Date): Line[] {
  const { row, ticked } = tick;
  const told = ticked.taken.filter(({ outcome }) => outcome === 'told' || outcome === 'by-hand');
  const since = told[0]?.dueAt;
  const isLate = told.length > 1 && since !== undefined && now.getTime() - since.getTime() > lateMs;
  const until = ticked.climb.dueAt?.toISOString() ?? null;
  const kind =
    isLate || (until === null && ticked.climb.state === 'stuck')
      ? 'case-late'
      : row.caseKind === 'alert'
        ? 'alert-raised'
        : 'case-yours';
  return ticked.tells.map(({ accountId, level }) => ({
    kind,
    priority: priorityOf(tick),
    channels: [...(row.policy.ladder.steps[level - 1]?.channels ?? [])].sort(),
    account_id: accountId,
    matter: `climb:${row.id}:${row.tick}`,
    facts: { ...caseFacts(row), level, steps: told.length, until },
  }));
}

function stuckLines(tick: Tick): Line[] {
  const { row, ticked, place } = tick;
  if (!ticked.taken.some(({ outcome }) => outcome === 'stuck')) return [];
  const people = boards.flatMap((target) => findTold(target, place).people);
  return [...new Set(people.map(({ accountId }) => accountId))].map((account_id) => ({
    kind: 'case-stuck',
    priority: priorityOf(tick),
    channels: null,
    account_id,
    matter: `climb:${row.id}:stuck:${ticked.climb.run}`,
    facts: caseFacts(row),
  }));
}
