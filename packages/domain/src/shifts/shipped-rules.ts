import type { ShiftRules } from '@linli/contracts/shifts/values';

/** Limits where an area has set none (field.md, Volunteers). */
export const shippedRules: ShiftRules = {
  restMinutes: 11 * 60,
  dayMinutes: 10 * 60,
  weekMinutes: 30 * 60,
  elderAge: 70,
  elderMinutes: 4 * 60,
  adultAge: 18,
  nightFrom: '22:00',
  nightUntil: '06:00',
  nightWeight: 150,
  cancelMinutes: 3 * 60,
  checkInEarlyMinutes: 30,
  checkInLateMinutes: 60,
  checkOutLateMinutes: 120,
  nearMetres: 100,
  waitlistMinutes: 60,
  announceMinutes: [48 * 60, 12 * 60, 3 * 60],
  gapMinutes: 3 * 60,
  missing: { call: 5, standby: 10, climb: 20 },
  needsInsurance: true,
};

/** Times of the common day of a checkpoint (field.md): four shifts, dawn and midnight being the hard ones. */
export const shippedTemplates = [
  { name: '早班', from: '06:30', until: '11:30' },
  { name: '中班', from: '11:30', until: '17:30' },
  { name: '晚班', from: '17:30', until: '01:00' },
  { name: '夜班', from: '01:00', until: '06:30' },
] as const;
