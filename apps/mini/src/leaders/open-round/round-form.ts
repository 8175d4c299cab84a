import type { InputOf } from '@linli/contracts/catalog';
import type { PersonTag } from '@linli/contracts/people/labels';
import type { DataAfterwards } from '@linli/contracts/reports/labels';

export type RoundInput = InputOf<'POST /reports/open-round'>;
export type PlanKind = RoundInput['slots']['kind'];

/** What is typed and chosen of a new round. */
export interface RoundForm {
  formId: string | undefined;
  areaId: string | undefined;
  areaName: string;
  tags: PersonTag[];
  plan: PlanKind;
  day: Window;
  morning: Window;
  evening: Window;
  startsOn: string;
  endsOn: string;
  legalBasis: string;
  purpose: string;
  dataAfterwards: DataAfterwards;
}

export interface Window {
  from: string;
  until: string;
}

/** Fields that are not yet as they have to be. */
export type Wrong = 'formId' | 'areaId' | 'startsOn' | 'endsOn' | 'order' | 'legalBasis' | 'purpose';

/** A new round as most are: mornings and evenings, for two weeks, data destroyed afterwards. */
export function startOf(
  area: { areaId: string; areaName: string } | undefined,
  today: string,
  end: string,
): RoundForm {
  return {
    formId: undefined,
    areaId: area?.areaId,
    areaName: area?.areaName ?? '',
    tags: [],
    plan: 'morning-evening',
    day: { from: '06:00', until: '20:00' },
    morning: { from: '06:00', until: '10:00' },
    evening: { from: '17:00', until: '20:00' },
    startsOn: today,
    endsOn: end,
    legalBasis: '',
    purpose: '',
    dataAfterwards: 'destroy',
  };
}

/** What still has to be filled in or corrected before the server is asked. */
export function wrongWith(form: RoundForm): Set<Wrong> {
  const wrong = new Set<Wrong>();
  if (!form.formId) wrong.add('formId');
  if (!form.areaId) wrong.add('areaId');
  if (form.startsOn === '') wrong.add('startsOn');
  if (form.endsOn === '') wrong.add('endsOn');
  if (form.startsOn !== '' && form.endsOn !== '' && form.endsOn < form.startsOn) wrong.add('order');
  if (form.legalBasis.trim().length < 4) wrong.add('legalBasis');
  if (form.purpose.trim().length < 4) wrong.add('purpose');
  return wrong;
}

/** What is sent; undefined while something is wrong. */
export function inputOf(form: RoundForm): RoundInput | undefined {
  const { formId, areaId } = form;
  if (wrongWith(form).size > 0 || !formId || !areaId) return undefined;
  return {
    formId,
    areaId,
    audience: { tags: form.tags },
    slots: slotsOf(form),
    startsOn: form.startsOn,
    endsOn: form.endsOn,
    legalBasis: form.legalBasis.trim(),
    purpose: form.purpose.trim(),
    dataAfterwards: form.dataAfterwards,
  };
}

function slotsOf({ plan, day, morning, evening }: RoundForm): RoundInput['slots'] {
  if (plan === 'once') return { kind: plan };
  return plan === 'daily' ? { kind: plan, window: day } : { kind: plan, morning, evening };
}
