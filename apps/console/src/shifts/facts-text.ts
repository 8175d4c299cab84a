import { labelIn } from '@linli/contracts/label-in';
import { helperLanguages } from '@linli/contracts/requests/labels';
import { dutyRoles, shiftReasons } from '@linli/contracts/shifts/labels';
import type { ShiftReasonView } from '@linli/contracts/shifts/values';
import { isInstant } from '@linli/domain/notices/facts';
import { useSettings } from '../state/settings.ts';
import { whenIn } from '../state/use-when.ts';

type Facts = Readonly<Record<string, string | number>>;

/** Says facts as they are read: instants as moments, roles and languages by name, figures to a tenth; others stay. */
export function useFacts(): (facts: Facts) => Facts {
  const language = useSettings((settings) => settings.language);
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
export function useReasonText(): (reason: ShiftReasonView) => string {
  const language = useSettings((settings) => settings.language);
  const facts = useFacts();
  return ({ reason, facts: told }) => labelIn(shiftReasons[reason], language, facts(told));
}
