import type { Urgency } from '@linli/contracts/requests/labels';

/** How near somebody lives to a request: the narrowest area that holds both. */
export type Nearness = 'next-doors' | 'same-building' | 'same-cell' | 'same-grid' | 'same-community';

/**
 * All weights and times of matching (ADR 0072). A point is what a volunteer would walk to the next staircase for: weights
 * say how many such ways something is worth. Costs are whole thousandths of a point.
 */
export const matchPolicy = {
  /** Minutes until an offer ends by itself. */
  answerMinutes: { danger: 2, urgent: 2, today: 10, usual: 10 } satisfies Record<Urgency, number>,
  /** The same when a person asks by hand: they have talked, or will. */
  answerMinutesByHand: { danger: 10, urgent: 20, today: 60, usual: 120 } satisfies Record<Urgency, number>,
  /** Helpers a request is weighed against; the best ones. */
  mostCandidates: 30,
  /** Points of the first, second and third trip in hand at the same time; nobody gets a fourth. */
  places: [0, 60, 180],
  points: {
    nearness: {
      'next-doors': 0,
      'same-building': 5,
      'same-cell': 20,
      'same-grid': 40,
      'same-community': 80,
    } satisfies Record<Nearness, number>,
    /** Helped this household within `continuityDays`. */
    helpedBefore: -25,
    /** Has an errand in the same building in hand. */
    sameWay: -15,
    /** For each turn above the one with the fewest. More than all the hours make, so turns decide among equals. */
    turn: 12,
    mostTurns: 10,
    /** For every three hours of service in `hoursDays` above the one with the fewest. */
    hours: 1,
    mostHours: 8,
    /** A language was wished for that they do not speak. */
    otherLanguage: 40,
    /** Somebody of the same sex was wished for, and they are not or it is not known. */
    otherSex: 40,
  },
  /** Points of leaving a request without anybody; twice as much when its time is over. */
  unserved: { danger: 100_000, urgent: 20_000, today: 6_000, usual: 3_000 } satisfies Record<Urgency, number>,
  continuityDays: 90,
  hoursDays: 30,
  /** Minutes for which somebody who did not answer is not asked about the same request again. */
  silenceMinutes: 60,
  /** Hours of rest after a night shift. */
  restHours: 10,
  /** From this age on somebody counts as an adult. */
  adultAge: 18,
  /** What one person does in one go. */
  bundle: { most: 4, minutes: 240 },
} as const;

/** Costs are whole: a point is so many of them, and what is below a point breaks ties by rest. */
export const POINT = 1_000;
