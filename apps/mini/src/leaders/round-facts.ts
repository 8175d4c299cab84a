import type { ReplyOf } from '@linli/contracts/catalog';
import { personTags } from '@linli/contracts/people/labels';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { today, useWhen } from '../state/when.ts';
import { roundsWords } from './words/rounds.ts';

export type Round = ReplyOf<'GET /reports/rounds'>['items'][number];
type Plan = Round['slots'];

/** Whether a round is asked for on a civil date. */
export function roundState(round: Round, day: string): 'running' | 'ahead' | 'over' {
  if (round.closedAt !== null || round.endsOn < day) return 'over';
  return round.startsOn > day ? 'ahead' : 'running';
}

/** Says of a round what it is called, whom it is for, when it asks and from when to when. */
export function useRoundFacts(): (round: Round) => {
  title: string;
  who: string;
  when: string;
  span: string;
  state: ReturnType<typeof roundState>;
} {
  const say = useWords(roundsWords);
  const label = useLabel();
  const when = useWhen();
  const planOf = (plan: Plan) => {
    if (plan.kind === 'once') return say('once');
    if (plan.kind === 'daily') return say('daily', plan.window);
    return say('twice', {
      morningFrom: plan.morning.from,
      morningUntil: plan.morning.until,
      eveningFrom: plan.evening.from,
      eveningUntil: plan.evening.until,
    });
  };
  return (round) => ({
    title: label({ zh: round.title, en: round.titleEn }),
    who: round.audience.tags.map((tag) => label(personTags[tag])).join('、') || say('everyone'),
    when: planOf(round.slots),
    span: say('dates', { from: when.day(round.startsOn), until: when.day(round.endsOn) }),
    state: roundState(round, today()),
  });
}
