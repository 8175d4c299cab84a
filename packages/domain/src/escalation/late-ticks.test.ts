import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  at,
  calendar,
  finder,
  live,
  moment,
  person,
  policyOf,
  punctually,
} from '../../../../test/support/rehearse-climb.ts';
import { openClimb } from './climb.ts';
import { answer, begin, finish } from './moves.ts';
import { foresee } from './tick.ts';
import { timingBy } from './timing.ts';

describe('late ticks', () => {
  const minutesOfDay = fc.integer({ min: 0, max: 3 * 24 * 60 });
  const step = (accounts: readonly string[]) =>
    fc.record({
      tell: fc.uniqueArray(fc.constantFrom(...accounts), { minLength: 1, maxLength: 3 }),
      waitMinutes: fc.integer({ min: 0, max: 300 }),
    });
  const accounts = ['a', 'b', 'c', 'd', 'e'];
  const story = fc.record({
    steps: fc.array(step(accounts), { minLength: 1, maxLength: 5 }),
    repeats: fc.integer({ min: 0, max: 2 }),
    missing: fc.subarray(accounts),
    quiet: fc.option(fc.constantFrom({ from: '22:00', until: '07:00' }, { from: '12:00', until: '13:30' })),
    phase: fc.constantFrom('answer' as const, 'start' as const, 'finish' as const, 'confirm' as const),
    office: fc.boolean(),
    firstAfter: fc.integer({ min: 0, max: 90 }),
    late: fc.array(minutesOfDay, { maxLength: 12 }),
  });

  const build = ({
    steps,
    repeats,
    quiet,
    phase,
    office,
    firstAfter,
  }: typeof story extends fc.Arbitrary<infer T> ? T : never) => {
    const policy = policyOf({
      steps: steps.map(({ tell, waitMinutes }) => ({ tell: tell.map(person), waitMinutes, channels: [] })),
      repeats,
      quiet,
      firstAfterMinutes: firstAfter,
    });
    const clock = timingBy(office ? 'working-time' : 'all-hours', calendar);
    const opened = openClimb(policy, 'usual', at('09:00'), clock);
    const moved = {
      answer: () => opened,
      start: () => answer(opened, moment(policy, at('09:03'), clock), at('18:00')),
      finish: () => begin(opened, moment(policy, at('09:03'), clock), at('11:00')),
      confirm: () => finish(opened, moment(policy, at('09:03'), clock)),
    };
    return { policy, clock, climb: moved[phase]() };
  };

  it('end in the same level, phase, next moment and people told as punctual ones; nothing twice, nothing lost', () => {
    fc.assert(
      fc.property(story, (given) => {
        const { policy, clock, climb } = build(given);
        const end = new Date(at('09:00').getTime() + 3 * 24 * 3600_000);
        const moments = given.late
          .map((minutes) => new Date(at('09:00').getTime() + minutes * 60_000))
          .sort((a, b) => a.getTime() - b.getTime());
        const late = live(climb, policy, [...moments, end], given.missing, clock);
        const onTime = punctually(climb, policy, end, given.missing, clock);
        expect(late.climb).toEqual(onTime.climb);
        expect(late.taken).toEqual(onTime.taken);
        expect(late.levels).toEqual(onTime.levels);
        expect(late.told).toEqual(onTime.told);
      }),
      { numRuns: 500 },
    );
  });

  it('what was foreseen is what happens', () => {
    fc.assert(
      fc.property(story, (given) => {
        const { policy, clock, climb } = build(given);
        const facts = { find: finder(policy, given.missing), told: new Map() };
        const ahead = foresee(climb, policy, facts, clock, 500);
        expect(ahead).toEqual(
          punctually(climb, policy, at('09:00', '2027-12-01'), given.missing, clock).taken,
        );
      }),
      { numRuns: 100 },
    );
  });
});
