import type { alertKinds } from '@linli/contracts/reports/labels';
import { alertLimits, alertUrgency, ladderOfAlert } from '@linli/domain/escalation/alert-policy';
import type { ClimbPolicy } from '@linli/domain/escalation/climb';
import { answer, end } from '@linli/domain/escalation/moves';
import { shippedLadders } from '@linli/domain/escalation/shipped-ladders';
import type { Climbing, Ladders } from './ladders.ts';
import type { TownArea } from './town.ts';
import { countNow, MINUTE, rowsNow, type World } from './world.ts';

export type AlertKind = keyof typeof alertKinds;

export interface Alerts {
  /** Raises one; `taken` is called when somebody takes it in hand. */
  raise(kind: AlertKind, at: TownArea, taken?: () => void): void;
  /** Minutes until somebody took it in hand, by kind. */
  readonly minutes: ReadonlyMap<string, number[]>;
  readonly raised: ReadonlyMap<string, number>;
}

/** What a report, a checkpoint or a silence makes a leader look at, with the ladder of its kind behind it. */
export function openAlerts(world: World, ladders: Ladders): Alerts {
  const { agenda, given } = world;
  const minutes = new Map<string, number[]>();
  const raised = new Map<string, number>();
  const urgency = alertUrgency('alert');
  let number = 1_000_000_000;

  function raise(kind: AlertKind, at: TownArea, taken: () => void = () => {}): void {
    const key = ladderOfAlert(kind);
    const ladder = shippedLadders[key];
    if (!ladder || urgency === null) return;
    const policy: ClimbPolicy = {
      ladderKey: key,
      ladder,
      limits: alertLimits(urgency),
      clock: 'all-hours',
      team: null,
    };
    const openedAt = agenda.now;
    rowsNow(world, 'alerts');
    rowsNow(world, 'case_events');
    countNow(world, `alert ${kind}`);
    raised.set(kind, (raised.get(kind) ?? 0) + 1);
    number += 1;
    const alert: Climbing = {
      number,
      caseKind: 'alert',
      at,
      urgency,
      policy,
      climb: ladders.opened(policy, urgency),
      told: new Map(),
      answeredBy: () => {
        minutes.set(kind, [...(minutes.get(kind) ?? []), (agenda.now - openedAt) / MINUTE]);
        rowsNow(world, 'case_events', 2);
        rowsNow(world, 'audit_entries', 2);
        ladders.set(alert, answer(alert.climb, ladders.momentOf(policy), null));
        taken();
        agenda.at(agenda.now + given.leaderCaseMinutes * MINUTE, () => ladders.set(alert, end(alert.climb)));
      },
      heard: () => {},
    };
    ladders.set(alert, alert.climb);
  }

  return { raise, minutes, raised };
}
