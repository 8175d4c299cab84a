import type { KindDefinition, Limits } from '@linli/contracts/requests/kind';
import type { Urgency } from '@linli/contracts/requests/labels';

const HOUR = 60;
const DAY = 24 * HOUR;
/** A day of working time; see `working-time.ts`. */
const WORKDAY = 8 * HOUR;

type AllLimits = Record<Urgency, Limits>;

const limits = (dispatch: number, start: number, finish: number, confirm: number): Limits => ({
  dispatch,
  start,
  finish,
  confirm,
});

/**
 * Dispatch limits as used in Beijing (field.md, Requests): one hour for danger and health, two for water, power, gas and
 * heat, a day for the rest. What is asked for today is answered sooner than that, else today is over.
 */
const dispatch = { danger: HOUR, health: HOUR, utilities: 2 * HOUR, others: DAY } as const;

/** Errands and visits: shopping, meals, rubbish. */
export const errandLimits: AllLimits = {
  danger: limits(dispatch.danger, 30, 3 * HOUR, DAY),
  urgent: limits(dispatch.health, 45, 5 * HOUR, DAY),
  today: limits(2 * HOUR, 2 * HOUR, 12 * HOUR, DAY),
  usual: limits(dispatch.others, 12 * HOUR, 3 * DAY, 2 * DAY),
};

/** What concerns somebody's health. */
export const healthLimits: AllLimits = {
  danger: limits(dispatch.danger, 15, 2 * HOUR, DAY),
  urgent: limits(dispatch.health, 30, 4 * HOUR, DAY),
  today: limits(dispatch.health, HOUR, 10 * HOUR, DAY),
  usual: limits(dispatch.others, 12 * HOUR, 2 * DAY, 2 * DAY),
};

/** Water, power, gas, heat. */
export const utilitiesLimits: AllLimits = {
  danger: limits(dispatch.danger, 30, 4 * HOUR, DAY),
  urgent: limits(dispatch.utilities, HOUR, 12 * HOUR, DAY),
  today: limits(dispatch.utilities, 4 * HOUR, DAY, 2 * DAY),
  usual: limits(dispatch.utilities, 2 * DAY, 5 * DAY, 3 * DAY),
};

/** What takes talking rather than carrying. */
export const talkLimits: AllLimits = {
  danger: limits(dispatch.danger, 30, 4 * HOUR, DAY),
  urgent: limits(dispatch.health, 2 * HOUR, DAY, 2 * DAY),
  today: limits(2 * HOUR, 8 * HOUR, DAY, 2 * DAY),
  usual: limits(dispatch.others, 2 * DAY, 7 * DAY, 3 * DAY),
};

/** Desk work, in working time: a day to be in hand, five to be done. */
export const deskLimits: AllLimits = {
  danger: limits(dispatch.danger, 30, WORKDAY, WORKDAY),
  urgent: limits(HOUR, HOUR, WORKDAY, WORKDAY),
  today: limits(2 * HOUR, 2 * HOUR, WORKDAY, WORKDAY),
  usual: limits(WORKDAY, 2 * WORKDAY, 5 * WORKDAY, 3 * WORKDAY),
};

/** What a helper needs, where it is more than two hands. */
export const needs = (more: Partial<KindDefinition['needs']> = {}): KindDefinition['needs'] => ({
  skills: [],
  car: false,
  lifting: false,
  isolationTraining: false,
  age: 16,
  ...more,
});
