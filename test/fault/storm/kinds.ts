import type { LadderDefinition, StepTarget } from '@linli/contracts/escalation/ladder';
import type { Role } from '@linli/contracts/identity/roles';
import type { KindDefinition } from '@linli/contracts/requests/kind';
import type { ShiftRules } from '@linli/contracts/shifts/values';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';

const post = (role: Role): StepTarget => ({ kind: 'post', role });

/** Four levels a minute or two from each other, each told by text message. */
export const quickLadder: LadderDefinition = {
  title: { zh: '快', en: 'Quick' },
  firstAfterMinutes: 0,
  pace: { danger: 100, urgent: 100, today: 100, usual: 100 },
  steps: [
    { tell: [post('building-head')], waitMinutes: 1, channels: ['sms'] },
    { tell: [post('grid-leader')], waitMinutes: 2, channels: ['sms'] },
    { tell: [post('secretary')], waitMinutes: 2, channels: ['sms'] },
    { tell: [{ kind: 'duty', level: 'street' }], waitMinutes: 1, channels: ['sms'] },
  ],
  repeats: 0,
  quiet: null,
  bypassQuiet: [],
  binding: null,
};

const limits = { dispatch: 5, start: 4, finish: 15, confirm: 6 };

/** A kind of help that runs through all of its clocks within half an hour. */
export const quickKind = (handledBy: 'staff' | 'volunteers'): KindDefinition => ({
  name: { zh: '帮忙', en: 'A hand' },
  hint: { zh: '一件小事', en: 'Something small' },
  picture: 'tools',
  questions: [],
  lines: false,
  danger: null,
  urgency: [],
  handledBy,
  team: null,
  needs: { skills: [], car: false, lifting: false, isolationTraining: false, age: 16 },
  contactless: false,
  discreet: false,
  takesMinutes: 30,
  clock: 'all-hours',
  limits: { danger: limits, urgent: limits, today: limits, usual: limits },
  ladder: 'quick',
});

/** Limits that leave hardly anybody out, so that many want the same places. */
export const openRules: ShiftRules = {
  ...shippedRules,
  restMinutes: 0,
  dayMinutes: 24 * 60,
  weekMinutes: 7 * 24 * 60,
  cancelMinutes: 5,
  checkInEarlyMinutes: 180,
  checkInLateMinutes: 240,
  announceMinutes: [30],
  gapMinutes: 10,
  needsInsurance: false,
};

/** One-hour shifts by three people through the day. */
export const hourly = {
  shifts: Array.from({ length: 13 }, (_, n) => ({
    from: `${String(9 + n).padStart(2, '0')}:30`,
    until: `${10 + n}:30`,
    days: 'every' as const,
    people: 3,
    roles: [],
  })),
  changeOverMinutes: 0,
};
