import type { LocalText } from '@linli/contracts/problem';
import { type HelperLanguage, helperLanguages, type Skill, skills } from '@linli/contracts/requests/labels';

type Facts = Readonly<Record<string, string | number>>;

/** Facts of a reason with the keys of skills and languages in words. */
export function factsInWords(facts: Facts, label: (text: LocalText) => string): Facts {
  const { skill, language } = facts;
  return {
    ...facts,
    ...(typeof skill === 'string' && skill in skills ? { skill: label(skills[skill as Skill]) } : {}),
    ...(typeof language === 'string' && language in helperLanguages
      ? { language: label(helperLanguages[language as HelperLanguage]) }
      : {}),
  };
}

/** The facts a reason may name, all of them there, as a dictionary wants them. */
export function valuesOf(
  facts: Facts,
  label: (text: LocalText) => string,
): Record<'doors' | 'language' | 'skill' | 'name', string | number> {
  return { doors: '', language: '', skill: '', name: '', ...factsInWords(facts, label) };
}
