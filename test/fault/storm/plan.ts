import fc from 'fast-check';

/** What people do, and how often of a hundred times or so. */
const weights = {
  report: 22,
  ask: 12,
  say: 6,
  claim: 14,
  'give-place-back': 4,
  'check-in': 6,
  'check-in-for': 4,
  'check-out': 4,
  take: 6,
  'answer-offer': 8,
  'take-in-hand': 9,
  start: 6,
  finish: 6,
  'give-back': 2,
  confirm: 5,
  cancel: 2,
  'take-alert': 3,
  'resolve-alert': 2,
} as const;
export type Act = keyof typeof weights;

/** What befalls the machines. */
export const faultKinds = [
  'kill-api',
  'kill-worker',
  'kill-postgres',
  'kill-backend',
  'kill-redis',
  'cut-phones',
  'lose-answers',
  'cut-database',
  'cut-queue',
  'clock-jump',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Something befalls a machine as the action of this number begins. */
export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
  /** Which of several it hits, 0 to 1. */
  readonly pick: number;
  /** How long what was killed stays away, real time. */
  readonly awayMs: number;
  /** How far the clock of one worker jumps, minutes. */
  readonly minutes: number;
}

/** One action of one person. Numbers from 0 to 1 choose among what is there when it begins. */
export interface Step {
  readonly act: Act;
  readonly who: number;
  readonly pick: number;
  readonly how: number;
  /** Sent once, again after it was answered, or twice at the same moment, always by the same key. */
  readonly sent: 'once' | 'again' | 'twice';
  /** How far the clock of all runs on before it, milliseconds. */
  readonly waitMs: number;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly faults: readonly Fault[];
}

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.oneof(
    ...Object.entries(weights).map(([act, weight]) => ({ weight, arbitrary: fc.constant(act as Act) })),
  ),
  who: share,
  pick: share,
  how: share,
  sent: fc.oneof(
    { weight: 7, arbitrary: fc.constant('once' as const) },
    { weight: 2, arbitrary: fc.constant('again' as const) },
    { weight: 1, arbitrary: fc.constant('twice' as const) },
  ),
  waitMs: fc.integer({ min: 0, max: 6_000 }),
});

/** Actions between two faults: each kind comes in a short storm, and a long one is not all ruins. */
const spacing = (actions: number, kinds: number) =>
  Math.min(60, Math.max(8, Math.floor(actions / (kinds + 1))));

/** Everything that is drawn for a storm, by one seeded generator: the same for the same seed, actions and queue. */
export function planOf(seed: number, actions: number, queue: 'postgres' | 'redis'): Plan {
  const kinds = faultKinds.filter((kind) => queue === 'redis' || !['kill-redis', 'cut-queue'].includes(kind));
  const every = spacing(actions, kinds.length);
  const many = Math.max(0, Math.floor(actions / every) - 1);
  const plan = fc.record({
    steps: fc.array(step, { minLength: actions, maxLength: actions, size: 'max' }),
    // Each kind comes once before any comes again.
    first: fc.shuffledSubarray([...kinds], { minLength: kinds.length }),
    later: fc.array(fc.constantFrom(...kinds), { minLength: many, maxLength: many, size: 'max' }),
    hits: fc.array(
      fc.record({
        pick: share,
        awayMs: fc.integer({ min: 0, max: 800 }),
        minutes: fc.integer({ min: -40, max: 40 }),
        late: fc.integer({ min: 0, max: every - 1 }),
      }),
      { minLength: many, maxLength: many, size: 'max' },
    ),
  });
  const [drawn] = fc.sample(plan, { seed, numRuns: 1, unbiased: true });
  if (!drawn) throw new Error('nothing was drawn');
  const order = [...drawn.first, ...drawn.later];
  return {
    steps: drawn.steps,
    faults: drawn.hits.map(({ late, ...hit }, n) => ({
      ...hit,
      kind: order[n] ?? 'cut-phones',
      at: (n + 1) * every - late,
    })),
  };
}
