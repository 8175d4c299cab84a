import type { FormDefinition } from '@linli/contracts/reports/form';
import type { ReportBasis } from '@linli/contracts/reports/values';
import { ageOn } from '@linli/domain/civil-time';
import { consentsFor, householdConsents } from '@linli/domain/reports/consents-for';
import { filledAnswers } from '@linli/domain/reports/fill-answers';
import type { Asked } from '@linli/domain/reports/visible-questions';
import type { ReportedMember, Reporting } from './load-reporting.ts';

/** What decides the questions about one member, on the day of the slot. */
export function askedOfMember(
  form: FormDefinition,
  reporting: Reporting,
  member: ReportedMember,
  basis: ReportBasis,
): Asked {
  const age = ageOn(member.birthDate, reporting.slot.day);
  return {
    filled: filledAnswers(form, reporting.household, { ...member, age }),
    consents: consentsFor({ ownAccount: member.ownConsents, reporter: reporting.consents, basis }),
    age,
  };
}

/** What decides the questions about the household. */
export const askedOfHousehold = (form: FormDefinition, reporting: Reporting, basis: ReportBasis): Asked => ({
  filled: filledAnswers(form, reporting.household, null),
  consents: householdConsents(reporting.consents, basis),
  age: null,
});
