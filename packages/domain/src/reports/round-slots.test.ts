import type { SlotPlan } from '@linli/contracts/reports/values';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladderOf, ladderSteps, shippedTimes } from './gap-ladder.ts';
import { checkRoundDates, plannedSlots, slotsAhead } from './round-slots.ts';
import { slotPhase } from './slot-phase.ts';

const zone = 'Asia/Shanghai';
const twice = (morning: [string, string], evening: [string, string]): SlotPlan => ({
  kind: 'morning-evening',
  morning: { from: morning[0], until: morning[1] },
  evening: { from: evening[0], until: evening[1] },
});
const usual = twice(['06:00', '10:00'], ['17:00', '21:00']);
const time = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);

describe('slots of a round', () => {
  it('come twice a day at the times of the zone', () => {
    const slots = plannedSlots(usual, '2026-02-03', '2026-02-05', zone);
    expect(slots).toHaveLength(6);
    expect(slots[0]).toEqual({
      day: '2026-02-03',
      part: 'morning',
      opensAt: new Date('2026-02-02T22:00:00Z'),
      closesAt: new Date('2026-02-03T02:00:00Z'),
    });
  });

  it('a window over midnight belongs to the day it begins on', () => {
    const [slot] = plannedSlots(
      { kind: 'daily', window: { from: '20:00', until: '02:00' } },
      '2026-12-31',
      '2026-12-31',
      zone,
    );
    expect(slot?.day).toBe('2026-12-31');
    expect(slot?.closesAt).toEqual(new Date('2026-12-31T18:00:00Z'));
  });

  it('a round asked once is open from its first to its last day', () => {
    expect(plannedSlots({ kind: 'once' }, '2026-02-03', '2026-02-05', zone)).toEqual([
      {
        day: '2026-02-03',
        part: 'once',
        opensAt: new Date('2026-02-02T16:00:00Z'),
        closesAt: new Date('2026-02-05T16:00:00Z'),
      },
    ]);
  });

  it('never overlap when the windows were accepted', () => {
    fc.assert(
      fc.property(time, time, time, time, (a, b, c, d) => {
        const plan = twice([a, b], [c, d]);
        const round = { slots: plan, startsOn: '2026-02-03', endsOn: '2026-02-05' };
        fc.pre(checkRoundDates(round, '2026-02-03').length === 0);
        const slots = plannedSlots(plan, round.startsOn, round.endsOn, zone);
        slots.forEach((slot, i) => {
          expect(slot.closesAt > slot.opensAt).toBe(true);
          const next = slots[i + 1];
          if (next) expect(slot.closesAt <= next.opensAt).toBe(true);
        });
      }),
    );
  });

  it('that are over when the round opens are left out, and one under way begins with it', () => {
    const slots = plannedSlots(usual, '2026-02-03', '2026-02-03', zone);
    expect(slotsAhead(slots, new Date('2026-02-03T02:00:00Z')).map(({ part }) => part)).toEqual(['evening']);
    const now = new Date('2026-02-03T01:00:00Z');
    expect(slotsAhead(slots, now).map(({ opensAt }) => opensAt)).toEqual([
      now,
      new Date('2026-02-03T09:00:00Z'),
    ]);
  });
});

describe('dates of a round', () => {
  const check = (startsOn: string, endsOn: string) =>
    checkRoundDates({ slots: usual, startsOn, endsOn }, '2026-02-03').map(
      ({ pointer, code }) => pointer + code,
    );
  it('lie ahead, in order, and have an end in sight', () => {
    expect(check('2026-02-03', '2026-05-05')).toEqual([]);
    expect(check('2026-02-02', '2026-02-05')).toEqual(['/startsOnin-the-past']);
    expect(check('2026-02-05', '2026-02-04')).toEqual(['/endsOnwrong-order']);
    expect(check('2026-02-03', '2026-05-06')).toEqual(['/endsOntoo-big']);
    expect(check('2026-04-03', '2026-04-06')).toEqual(['/startsOntoo-big']);
  });
});

describe('a slot', () => {
  const times = {
    opensAt: new Date('2026-02-02T22:00:00Z'),
    closesAt: new Date('2026-02-03T02:00:00Z'),
    roundClosedAt: null,
  };
  it('takes reports in its window and, as late, for twelve hours after', () => {
    const phase = (at: string) => slotPhase(times, new Date(at));
    expect(phase('2026-02-02T21:59:59Z')).toBe('ahead');
    expect(phase('2026-02-02T22:00:00Z')).toBe('open');
    expect(phase('2026-02-03T02:00:00Z')).toBe('late');
    expect(phase('2026-02-03T14:00:00Z')).toBe('over');
  });

  it('takes none once the round was ended', () => {
    const ended = { ...times, roundClosedAt: new Date('2026-02-03T00:00:00Z') };
    expect(slotPhase(ended, new Date('2026-02-03T00:00:00Z'))).toBe('over');
    expect(slotPhase(ended, new Date('2026-02-02T23:59:59Z'))).toBe('open');
  });

  it('has a ladder whose rungs come in order, the call never before the window is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 60 * 48 }), (minutes) => {
        const closesAt = new Date(times.opensAt.getTime() + minutes * 60_000);
        const steps = ladderOf({ opensAt: times.opensAt, closesAt }, shippedTimes);
        expect(steps.map(({ step }) => step)).toEqual([...ladderSteps]);
        steps.forEach(({ dueAt }, i) => {
          const next = steps[i + 1];
          if (next) expect(dueAt < next.dueAt).toBe(true);
        });
        expect(steps.find(({ step }) => step === 'call')?.dueAt).toEqual(closesAt);
      }),
    );
  });
});
