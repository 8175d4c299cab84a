import type { ReplyOf } from '@linli/contracts/catalog';
import { fitReasons } from '@linli/contracts/matching/labels';
import { helperLanguages, skills } from '@linli/contracts/requests/labels';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { helpingWords } from './words/helping.ts';

type Fit = ReplyOf<'GET /matching/near'>['items'][number]['fit'][number];

/** Says why somebody is asked: 离您隔 2 户，您休息得最久，所以想请您。 */
export function useFitSentence(): (fit: readonly Fit[]) => string | undefined {
  const say = useWords(helpingWords);
  const label = useLabel();
  return (fit) => {
    if (fit.length === 0) return undefined;
    const reasons = fit.map(({ reason, facts }) => {
      const language = helperLanguages[facts.language as keyof typeof helperLanguages];
      const skill = skills[facts.skill as keyof typeof skills];
      return label(fitReasons[reason], {
        ...facts,
        ...(language ? { language: label(language) } : {}),
        ...(skill ? { skill: label(skill) } : {}),
      });
    });
    return say('becauseSo', { reasons: reasons.join(say('andThen')) });
  };
}
