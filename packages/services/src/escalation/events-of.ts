import type { Found } from '@linli/domain/escalation/find-told';
import type { Taken } from '@linli/domain/escalation/tick';
import type { CaseEvent } from '../cases/followers.ts';
import type { Tick } from './record-ticks.ts';

/** What the timeline says of a tick: what happened, and what did not and why. Silence is told by who takes the case away. */
export function eventsOf({ row, ticked: { taken } }: Tick): CaseEvent[] {
  const about = { caseKind: row.caseKind, caseId: row.caseId, areaPath: row.areaPath };
  const told = taken.filter(({ outcome }) => outcome === 'told');
  const last = told.at(-1);
  const said = new Set<string>();
  const skipped = (step: Taken): CaseEvent[] =>
    step.found.flatMap((found) => {
      const mark = `${found.skipped}:${found.role}:${found.areaId}`;
      if (!isWorthSaying(found, step) || said.has(mark)) return [];
      said.add(mark);
      const { role, areaName, since, skipped: why } = found;
      const facts = { step: step.step + 1, role, area: areaName, why, since: since?.toISOString() ?? null };
      return [{ ...about, what: 'skipped' as const, facts }];
    });
  return taken.flatMap((step): CaseEvent[] => {
    switch (step.outcome) {
      case 'skipped':
        return skipped(step);
      case 'told':
        if (told.length === 1)
          return [...skipped(step), { ...about, what: 'told', facts: toldFacts([step]) }];
        return step === last
          ? [
              ...skipped(step),
              { ...about, what: 'collapsed', facts: { ...toldFacts(told), steps: told.length } },
            ]
          : skipped(step);
      case 'stuck':
        return [{ ...about, what: 'stuck', facts: { rounds: step.round + 1 } }];
      default:
        return [];
    }
  });
}

/** An empty post always; that there is no such level, or that somebody knows already, when it is why a step was passed. */
const isWorthSaying = (found: Found, step: Taken): boolean =>
  found.skipped !== null &&
  (step.outcome === 'skipped' || found.skipped === 'post-empty' || found.skipped === 'on-leave');

/** Who was told, for the timeline: posts and counts, no names. */
export function toldFacts(steps: readonly Taken[]) {
  const found = steps.flatMap((step) => step.found).filter(({ people }) => people.length > 0);
  const highest = found.at(-1);
  return {
    step: Math.max(...steps.map(({ step }) => step)) + 1,
    role: highest?.role ?? null,
    area: highest?.areaName ?? null,
    roles: [...new Set(found.map(({ role }) => role ?? 'person'))].join(','),
    people: new Set(found.flatMap(({ people }) => people.map(({ accountId }) => accountId))).size,
    dueAt: steps[0]?.dueAt.toISOString() ?? null,
  };
}
