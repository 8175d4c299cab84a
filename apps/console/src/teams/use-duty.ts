import type { ReplyOf } from '@linli/contracts/catalog';
import type { DutySpan } from '@linli/contracts/escalation/team-endpoints';
import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { teamsWords } from '../words/teams.ts';

type Team = ReplyOf<'GET /escalation/teams'>['items'][number];

/** Days of the week, Monday first, as the words name them. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

type Weekday = (typeof weekdays)[number];

/** Days as stretches without a gap, each by its first and last. */
function runsOf(days: readonly number[]): [Weekday, Weekday][] {
  const runs: [Weekday, Weekday][] = [];
  for (const day of weekdays.filter((each) => days.includes(each))) {
    const run = runs.at(-1);
    if (run && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** Says when somebody answers. */
export function useSpans(): (spans: readonly DutySpan[] | null) => string {
  const say = useWords(teamsWords);
  return (spans) =>
    spans === null
      ? say('anyTime')
      : spans
          .map(({ days, from, until }) => {
            const named = runsOf(days).map(([first, last]) =>
              first === last ? say(`day${first}`) : `${say(`day${first}`)}–${say(`day${last}`)}`,
            );
            return `${named.join(' ')} ${from}–${until}`;
          })
          .join('; ');
}

/** Says who of a team answers now, or who is next and when. */
export function useOnDuty(): (team: Pick<Team, 'members' | 'next'>) => string {
  const say = useWords(teamsWords);
  const when = useWhen();
  return ({ members, next }) => {
    const on = members.filter(({ onNow }) => onNow).map(({ name }) => name);
    if (on.length > 0) return on.join(' · ');
    return next === null ? say('nobody') : say('nextAt', { at: when.moment(next.at), name: next.name });
  };
}
