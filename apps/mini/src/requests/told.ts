import type { ReplyOf } from '@linli/contracts/catalog';
import { skipReasons } from '@linli/contracts/escalation/labels';
import { roles } from '@linli/contracts/identity/roles';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { toldWords } from './words/told.ts';

/** Somebody a step of a ladder reaches, or why it reaches nobody. */
export type Told = ReplyOf<'GET /escalation/case'>['next'][number];

/** Says whom a step tells: 网格长 周国强（第一网格）; posts that reach nobody with why. */
export function useTold(): { one: (told: Told) => string; all: (told: readonly Told[]) => string } {
  const say = useWords(toldWords);
  const label = useLabel();
  const one = ({ role, areaName, name, skipped }: Told) => {
    const post = role === null ? '' : label(roles[role]);
    const who = areaName === null || post === '' ? post : say('postAt', { post, area: areaName });
    if (skipped !== null)
      return say('skipped', { who: who || (name ?? ''), why: label(skipReasons[skipped]) });
    if (name === null) return who;
    return areaName === null || post === ''
      ? [post, name].filter(Boolean).join(' ')
      : say('postAt', { post: `${post} ${name}`, area: areaName });
  };
  /** Those who are reached; when nobody is, those who are not with why. */
  const all = (told: readonly Told[]) => {
    const reached = told.filter(({ skipped }) => skipped === null);
    const said = (reached.length > 0 ? reached : told).map(one);
    return said.length === 0 ? say('nobody') : said.join(say('and'));
  };
  return { one, all };
}
