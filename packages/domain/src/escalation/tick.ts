import { afterStep, type Climb, type ClimbPolicy, graceOf } from './climb.ts';
import type { Found } from './find-told.ts';
import { jump, type Moment, stepAbove } from './moves.ts';
import type { Timing } from './timing.ts';

/** One thing the clock did. */
export interface Taken {
  readonly phase: Climb['phase'];
  readonly step: number;
  readonly round: number;
  readonly run: number;
  /** When it was due, which may be long ago. */
  readonly dueAt: Date;
  /**
   * `told`: somebody new was told. `skipped`: nobody to tell, passed at once. `asked`: whoever answered was asked how it goes.
   * `silent`: they said nothing, the climb goes on. `called-back`: the resident has not said whether it is solved, and is
   * called. `closed`: they did not say it after that either. `stuck`: nobody is left to tell. `by-hand`: somebody carried it up.
   */
  readonly outcome: 'told' | 'skipped' | 'asked' | 'silent' | 'called-back' | 'closed' | 'stuck' | 'by-hand';
  readonly found: readonly Found[];
}

/** Somebody to be told, once a tick however many steps reach them. */
export interface Tell {
  readonly accountId: string;
  readonly role: Found['role'];
  /** Highest step that reached them, 1-based. */
  readonly level: number;
  /** The way up in which it did. */
  readonly run: number;
}

export interface Ticked {
  readonly climb: Climb;
  /** In the order in which they were due. */
  readonly taken: readonly Taken[];
  readonly tells: readonly Tell[];
}

export interface Facts {
  /** Whom the targets of a step reach, as things stand now. */
  readonly find: (step: number) => readonly Found[];
  /** Accounts told so far, with the way up in which they were told last. */
  readonly told: ReadonlyMap<string, number>;
  /** Somebody is in charge behind the helper: when the helper is silent it is up to them first. */
  readonly isLed?: boolean;
}

/**
 * Does everything that is due. Each thing counts from the moment it was due and not from now, so that a late tick ends
 * where punctual ones would have: same level, same people told, same next moment. A step that reaches nobody new is
 * passed at once. Whoever several steps reach is told once, as of the highest.
 */
export function tick(climb: Climb, policy: ClimbPolicy, facts: Facts, now: Date, timing: Timing): Ticked {
  const told = new Map(facts.told);
  const taken: Taken[] = [];
  const tells = new Map<string, Tell>();
  let isLed = facts.isLed ?? false;
  let at = climb;
  while (at.state === 'running' && at.dueAt !== null && at.dueAt <= now) {
    const due = { ...at, dueAt: at.dueAt };
    const { climb: next, ...done } =
      due.phase === 'answer'
        ? nextStep(due, policy, facts, told, timing)
        : limitOver(due, policy, isLed, timing);
    if (done.outcome === 'silent') isLed = false;
    if (done.outcome === 'told')
      for (const { role, people } of done.found)
        for (const { accountId } of people) {
          told.set(accountId, due.run);
          tells.set(accountId, { accountId, role, level: due.step + 1, run: due.run });
        }
    const { phase, step, round, run, dueAt } = due;
    taken.push({ phase, step, round, run, dueAt, ...done });
    at = next;
  }
  return { climb: at, taken, tells: [...tells.values()] };
}

/**
 * Carries a case up by hand: the next step that reaches somebody new is taken now; those that reach nobody are passed.
 * @returns null at the top
 */
export function tickByHand(
  climb: Climb,
  moment: Moment,
  { find, told }: Pick<Facts, 'find' | 'told'>,
): Ticked | null {
  const { policy, now } = moment;
  const { phase, round, run } = climb;
  const taken: Taken[] = [];
  for (let step = stepAbove(climb, policy); step !== null && step < policy.ladder.steps.length; step++) {
    const found = withoutRepeats(find(step), told, run);
    const people = found.flatMap((each) =>
      each.people.map(({ accountId }) => ({ accountId, role: each.role })),
    );
    const outcome = people.length > 0 ? 'by-hand' : 'skipped';
    taken.push({ phase, step, round, run, dueAt: now, outcome, found });
    if (people.length > 0)
      return {
        climb: jump(climb, moment, step),
        taken,
        tells: people.map((each) => ({ ...each, level: step + 1, run })),
      };
  }
  return null;
}

type Due = Climb & { readonly dueAt: Date };
type Step = Pick<Taken, 'outcome' | 'found'> & { readonly climb: Climb };

function nextStep(
  climb: Due,
  policy: ClimbPolicy,
  { find }: Facts,
  told: ReadonlyMap<string, number>,
  timing: Timing,
): Step {
  const { steps, repeats } = policy.ladder;
  if (climb.step >= steps.length)
    return { outcome: 'stuck', found: [], climb: { ...climb, state: 'stuck', dueAt: null } };
  const found = withoutRepeats(find(climb.step), told, climb.run);
  const isTold = found.some(({ people }) => people.length > 0);
  const dueAt = isTold ? afterStep(policy, climb.urgency, climb.step, climb.dueAt, timing) : climb.dueAt;
  const isLast = climb.step + 1 >= steps.length;
  const goesRound = isLast && climb.round < repeats;
  return {
    outcome: isTold ? 'told' : 'skipped',
    found,
    climb: {
      ...climb,
      step: goesRound ? 0 : climb.step + 1,
      round: climb.round + (goesRound ? 1 : 0),
      run: climb.run + (goesRound ? 1 : 0),
      level: isTold ? Math.max(climb.level, climb.step + 1) : climb.level,
      dueAt,
    },
  };
}

/** Whoever was told in this way up already is not told again for another of their posts. */
function withoutRepeats(
  found: readonly Found[],
  told: ReadonlyMap<string, number>,
  run: number,
): readonly Found[] {
  const here = new Set<string>();
  return found.map((each) => {
    if (each.skipped !== null) return each;
    const people = each.people.filter(({ accountId }) => told.get(accountId) !== run && !here.has(accountId));
    for (const { accountId } of people) here.add(accountId);
    return people.length > 0 ? { ...each, people } : { ...each, people, skipped: 'already-told' as const };
  });
}

function limitOver(climb: Due, policy: ClimbPolicy, isLed: boolean, timing: Timing): Step {
  const { limits } = policy;
  const { phase, dueAt } = climb;
  if (phase === 'confirm')
    return climb.step === 0
      ? {
          outcome: 'called-back',
          found: [],
          climb: { ...climb, step: 1, dueAt: timing.later(dueAt, limits.confirm) },
        }
      : { outcome: 'closed', found: [], climb: { ...climb, state: 'ended', dueAt: null } };
  if (climb.step === 0) {
    const limit = (phase === 'start' ? limits.start : null) ?? limits.finish;
    return {
      outcome: 'asked',
      found: [],
      climb: { ...climb, step: 1, dueAt: timing.later(dueAt, graceOf(limit)) },
    };
  }
  const next = isLed
    ? {
        ...climb,
        phase: 'start' as const,
        step: 0,
        dueAt: timing.later(dueAt, limits.start ?? limits.finish),
      }
    : startAgain(climb, policy, dueAt);
  return { outcome: 'silent', found: [], climb: next };
}

/** After silence: at the same level at first, one step further up each time it happens again. */
const startAgain = (climb: Climb, policy: ClimbPolicy, dueAt: Date): Climb => ({
  ...climb,
  phase: 'answer',
  step: Math.min(Math.max(climb.level - 1, 0) + climb.silences, policy.ladder.steps.length - 1),
  run: climb.run + 1,
  silences: climb.silences + 1,
  dueAt,
});

/** The steps still to come when nobody does anything, up to `most`; the last one may be `stuck`. */
export function foresee(
  climb: Climb,
  policy: ClimbPolicy,
  facts: Facts,
  timing: Timing,
  most = 60,
): readonly Taken[] {
  const told = new Map(facts.told);
  const ahead: Taken[] = [];
  let at = climb;
  let isLed = facts.isLed ?? false;
  while (at.state === 'running' && at.dueAt !== null && ahead.length < most) {
    const ticked = tick(at, policy, { find: facts.find, told, isLed }, at.dueAt, timing);
    if (ticked.taken.some(({ outcome }) => outcome === 'silent')) isLed = false;
    for (const { accountId, run } of ticked.tells) told.set(accountId, run);
    ahead.push(...ticked.taken);
    at = ticked.climb;
  }
  return ahead;
}
