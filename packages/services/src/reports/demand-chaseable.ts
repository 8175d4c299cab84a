import { Problem } from '@linli/contracts/problem';
import { type SlotTimes, slotPhase } from '@linli/domain/reports/slot-phase';

const notNow = {
  ahead: { zh: '还没到填报时间，不用催', en: 'This slot has not opened yet: nobody is missing' },
  over: { zh: '这一次填报已经截止，不用再催', en: 'This slot takes no more reports' },
} as const;

/** That reports of a slot are still taken, so that asking for one makes sense. @throws Problem rule-refused */
export function demandChaseable(slot: SlotTimes, now: Date): void {
  const phase = slotPhase(slot, now);
  if (phase === 'ahead' || phase === 'over') throw new Problem('rule-refused', { detail: notNow[phase] });
}
