import type { ReplyOf } from '@linli/contracts/catalog';
import { skipReasons } from '@linli/contracts/escalation/labels';
import { roles } from '@linli/contracts/identity/roles';
import type { LocalText } from '@linli/contracts/problem';
import { pauseReasons, pleaKinds } from '@linli/contracts/requests/labels';
import type { When } from '../state/when.ts';
import type { Say } from '../words/words.ts';
import type { zhHans } from './words/hops.ts';

export type Hop = ReplyOf<'GET /cases/timeline'>['items'][number];

interface Speech {
  say: Say<typeof zhHans>;
  label: (text: LocalText) => string;
  when: When;
}

const named: Readonly<Record<string, LocalText>> = { ...skipReasons, ...pauseReasons, ...pleaKinds };

/** The facts of a hop that are worth reading, as phrases; facts no reader needs are left out. */
export function factsOf({ facts }: Pick<Hop, 'facts'>, { say, label, when }: Speech): string[] {
  const text = (key: string) => {
    const value = facts[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const number = (key: string) => {
    const value = facts[key];
    return typeof value === 'number' ? value : undefined;
  };
  const nameOf = (role: string) => label(roles[role as keyof typeof roles] ?? { zh: role, en: role });
  // Several posts told at once come as one text.
  const posts = (text('role') ?? text('roles'))
    ?.split(',')
    .filter((role) => role in roles)
    .map(nameOf);
  const post = posts === undefined || posts.length === 0 ? undefined : posts.join(say('and'));
  const area = text('area');
  const why = text('why') ?? text('reason') ?? text('kind');
  const step = number('step');
  const steps = number('steps');
  const round = number('round');
  const count = number('people');
  const stars = number('stars');
  const until = text('until');
  const since = text('since');
  return [
    post === undefined ? area : area === undefined ? post : say('postAt', { role: post, area }),
    text('name'),
    why !== undefined && named[why] ? label(named[why]) : undefined,
    steps !== undefined && steps > 1
      ? say('steps', { count: steps })
      : step === undefined
        ? undefined
        : say('step', { step }),
    round === undefined || round <= 1 ? undefined : say('round', { round }),
    count === undefined ? undefined : say('people', { count }),
    stars === undefined ? undefined : say('stars', { count: stars }),
    since === undefined ? undefined : say('since', { moment: when.moment(since) }),
    until === undefined ? undefined : say('until', { moment: when.moment(until) }),
  ].filter((phrase) => phrase !== undefined);
}
