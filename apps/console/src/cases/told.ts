import type { ToldView } from '@linli/contracts/escalation/endpoints';
import { skipReasons } from '@linli/contracts/escalation/labels';
import { roles } from '@linli/contracts/identity/roles';
import { useLabel, useWords } from '../state/use-words.ts';
import { caseWords } from '../words/case.ts';

/** Says whom a step tells: 网格长 周国强（第一网格）; posts that reach nobody with why. */
export function useTold(): { all: (told: readonly ToldView[]) => string } {
  const say = useWords(caseWords);
  const label = useLabel();
  const one = ({ role, areaName, name, skipped }: ToldView) => {
    const post = [role && label(roles[role]), name].filter(Boolean).join(' ');
    const who = areaName === null || post === '' ? post : say('toldAt', { post, area: areaName });
    return skipped === null ? who : say('skipped', { who, why: label(skipReasons[skipped]) });
  };
  return {
    /** Those who are reached; when nobody is, those who are not with why. */
    all(told) {
      const reached = told.filter(({ skipped }) => skipped === null);
      const said = (reached.length > 0 ? reached : told).map(one);
      return said.length === 0 ? say('nobodyNext') : said.join(say('and'));
    },
  };
}
