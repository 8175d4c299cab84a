import type { SlotPlan } from '@linli/contracts/reports/values';
import { useWords } from '../state/use-words.ts';
import { roundWords } from '../words/round.ts';

/** Says when a round asks: 早上 06:00–10:00、晚上 17:00–21:00. */
export function usePlanText(): (plan: SlotPlan) => string {
  const say = useWords(roundWords);
  return (plan) => {
    if (plan.kind === 'once') return say('planOnce');
    if (plan.kind === 'daily') return say('planDaily', { ...plan.window });
    const { morning, evening } = plan;
    return say('planTwice', {
      from: morning.from,
      until: morning.until,
      eveningFrom: evening.from,
      eveningUntil: evening.until,
    });
  };
}
