import { labelIn } from '@linli/contracts/label-in';
import { helperLanguages } from '@linli/contracts/requests/labels';
import {
  dutyRoles,
  type PresenceRefusal,
  presenceRefusals,
  shiftReasons,
} from '@linli/contracts/shifts/labels';
import type { ShiftReasonView } from '@linli/contracts/shifts/values';
import { isInstant } from '@linli/domain/notices/facts';
import { useSettings } from '../state/settings.ts';
import { whenIn } from '../state/when.ts';
import type { Language } from '../words/words.ts';

type Facts = Readonly<Record<string, string | number>>;

/** Facts as they are read: instants as moments, roles and languages by name, figures to a tenth; others stay. */
export function factsIn(language: Language): (facts: Facts) => Facts {
  const when = whenIn(language);
  const shown = (fact: string | number) => {
    if (typeof fact === 'number') return Math.round(fact * 10) / 10;
    const named = { ...dutyRoles, ...helperLanguages }[fact as keyof typeof dutyRoles];
    if (named) return labelIn(named, language);
    return isInstant(fact) ? when.moment(fact) : fact;
  };
  return (facts) => Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, shown(fact)]));
}

/** Says why a shift is not for somebody: 和前后班次之间要休息满 11 小时，还差 2 小时. */
export function reasonTextIn(language: Language): (reason: ShiftReasonView) => string {
  const told = factsIn(language);
  return ({ reason, facts }) => labelIn(shiftReasons[reason], language, told(facts));
}

/** Says facts in the language of the settings. */
export const useFacts = () => factsIn(useSettings().language);

/** Says reasons in the language of the settings. */
export const useReasonText = () => reasonTextIn(useSettings().language);

/** Says in the language of the settings why a check-in or check-out did not count. */
export function usePresenceText(): (refusal: { reason: PresenceRefusal; facts: Facts }) => string {
  const { language } = useSettings();
  const told = factsIn(language);
  return ({ reason, facts }) => labelIn(presenceRefusals[reason], language, told(facts));
}
