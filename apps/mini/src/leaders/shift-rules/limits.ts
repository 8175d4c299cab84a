import type { ShiftRules } from '@linli/contracts/shifts/values';

/** Rules that are one number. */
export type NumberRule = {
  [K in keyof ShiftRules]: ShiftRules[K] extends number ? K : never;
}[keyof ShiftRules];

/** How a rule is shown and stepped: `per` of the stored unit is one of the shown one. */
export interface Limit {
  rule: NumberRule;
  unit: 'hours' | 'minutes' | 'years' | 'metres' | 'times';
  per: number;
  /** In the stored unit. */
  min: number;
  max: number;
  step: number;
}

const hour = 60;
const hours = (rule: NumberRule, min: number, max: number, step = 0.5): Limit => ({
  rule,
  unit: 'hours',
  per: hour,
  min: min * hour,
  max: max * hour,
  step: step * hour,
});
const minutes = (rule: NumberRule, min: number, max: number, step = 5): Limit => ({
  rule,
  unit: 'minutes',
  per: 1,
  min,
  max,
  step,
});
const years = (rule: NumberRule, min: number, max: number): Limit => ({
  rule,
  unit: 'years',
  per: 1,
  min,
  max,
  step: 1,
});

/** The limits as the form shows them; bounds are those of the contract. */
export const limits = {
  people: [
    hours('restMinutes', 0, 24),
    hours('dayMinutes', 1, 24),
    hours('weekMinutes', 1, 168, 1),
    years('elderAge', 55, 120),
    hours('elderMinutes', 0.5, 24),
    years('adultAge', 14, 21),
  ],
  night: [{ rule: 'nightWeight', unit: 'times', per: 100, min: 100, max: 300, step: 10 }],
  signing: [
    minutes('checkInEarlyMinutes', 0, 180),
    minutes('checkInLateMinutes', 0, 240),
    minutes('checkOutLateMinutes', 0, 1440, 15),
    { rule: 'nearMetres', unit: 'metres', per: 1, min: 20, max: 2000, step: 10 },
  ],
  changes: [hours('cancelMinutes', 0, 168), minutes('waitlistMinutes', 5, 1440), hours('gapMinutes', 0, 24)],
} as const satisfies Record<string, readonly Limit[]>;

/** A stored value as it is shown, without the noise of floating point. */
export const shownOf = ({ per }: Pick<Limit, 'per'>, value: number): number =>
  Math.round((value / per) * 100) / 100;
