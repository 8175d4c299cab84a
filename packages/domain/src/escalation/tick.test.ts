import { LadderDefinition as LadderSchema } from '@linli/contracts/escalation/ladder';
import { describe, expect, it } from 'vitest';
import {
  at,
  calendar,
  finder,
  live,
  moment,
  person,
  policyOf,
  timing,
} from '../../../../test/support/rehearse-climb.ts';
import { openClimb } from './climb.ts';
import { answer, begin, finish, giveBack, goUp, hurry, jump, pause, resume, stepAbove } from './moves.ts';
import { shippedLadders } from './shipped-ladders.ts';
import { type Taken, tick } from './tick.ts';
import { timingBy } from './timing.ts';

const outcomes = (taken: readonly Taken[]) => taken.map(({ step, outcome }) => [step, outcome]);

describe('the clock of a case', () => {
  const policy = policyOf();
  const opened = openClimb(policy, 'usual', at('09:00'), timing);

  it('tells one step after the other, each after the wait of the one before, and is stuck at the end', () => {
    const { taken, climb } = live(opened, policy, [at('09:00'), at('09:10'), at('09:30'), at('10:00')]);
    expect(outcomes(taken)).toEqual([
      [0, 'told'],
      [1, 'told'],
      [2, 'told'],
      [3, 'stuck'],
    ]);
    expect(climb).toMatchObject({ state: 'stuck', level: 3, dueAt: null });
  });

  it('does nothing before its time', () => {
    const { climb } = live(opened, policy, [at('09:00')]);
    const early = tick(
      climb,
      policy,
      { find: finder(policy), told: new Map([['head', 0]]) },
      at('09:09'),
      timing,
    );
    expect(early).toEqual({ climb, taken: [], tells: [] });
  });

  it('several steps due at once tell everybody once and end where punctual ones would', () => {
    const { taken, climb, levels } = live(opened, policy, [at('09:45')]);
    expect(outcomes(taken)).toEqual([
      [0, 'told'],
      [1, 'told'],
      [2, 'told'],
    ]);
    expect([...levels]).toEqual([
      ['head', 1],
      ['leader', 2],
      ['secretary', 3],
    ]);
    expect(climb.dueAt).toEqual(at('10:00'));
  });

  it('an empty post is passed in the same tick, and the next one waits from then', () => {
    const { taken, climb } = live(opened, policy, [at('09:00')], ['head']);
    expect(outcomes(taken)).toEqual([
      [0, 'skipped'],
      [1, 'told'],
    ]);
    expect(climb.dueAt).toEqual(at('09:20'));
  });

  it('with nobody at all it is stuck at once, however often it repeats', () => {
    const again = policyOf({ repeats: 2 });
    const { climb, taken } = live(
      openClimb(again, 'usual', at('09:00'), timing),
      again,
      [at('09:00')],
      ['head', 'leader', 'secretary'],
    );
    expect(climb.state).toBe('stuck');
    expect(taken).toHaveLength(10);
  });

  it('one person on several steps is told once a way up, and again when it repeats', () => {
    const alone = policyOf({
      repeats: 1,
      steps: [
        { tell: [person('ma'), person('ma')], waitMinutes: 10, channels: [] },
        { tell: [person('ma')], waitMinutes: 20, channels: [] },
      ],
    });
    const climb = openClimb(alone, 'usual', at('09:00'), timing);
    const { taken } = live(climb, alone, [at('09:00'), at('09:10'), at('09:20')]);
    expect(taken.map(({ round, step, outcome }) => [round, step, outcome])).toEqual([
      [0, 0, 'told'],
      [0, 1, 'skipped'],
      [1, 0, 'told'],
      [1, 1, 'skipped'],
      [1, 2, 'stuck'],
    ]);
    expect(taken[1]?.found[0]?.skipped).toBe('already-told');
  });

  it('steps wait for the morning, and a night they fall into does not shorten the wait after it', () => {
    const quiet = policyOf({ quiet: { from: '22:00', until: '07:00' }, bypassQuiet: ['danger'] });
    const { climb } = live(openClimb(quiet, 'usual', at('21:55'), timing), quiet, [at('21:55')]);
    expect(climb.dueAt).toEqual(at('07:00', '2026-11-17'));
    const next = live(climb, quiet, [at('07:00', '2026-11-17')]).climb;
    expect(next.dueAt).toEqual(at('07:20', '2026-11-17'));
  });

  it('danger is told at night', () => {
    const quiet = policyOf({ quiet: { from: '22:00', until: '07:00' }, bypassQuiet: ['danger'] });
    const { taken } = live(openClimb(quiet, 'danger', at('23:00'), timing), quiet, [at('23:10')]);
    expect(outcomes(taken)).toEqual([
      [0, 'told'],
      [1, 'told'],
    ]);
  });

  it('urgent cases climb at their own pace', () => {
    const paced = policyOf({ pace: { danger: 10, urgent: 50, today: 100, usual: 100 } });
    expect(live(openClimb(paced, 'urgent', at('09:00'), timing), paced, [at('09:00')]).climb.dueAt).toEqual(
      at('09:05'),
    );
  });

  it('volunteers are asked first, but no longer than three quarters of the time to find somebody', () => {
    const patient = policyOf({ firstAfterMinutes: 60 });
    expect(openClimb(patient, 'usual', at('09:00'), timing).dueAt).toEqual(at('10:00'));
    const near = { ...patient, limits: { ...patient.limits, dispatch: 40 } };
    expect(openClimb(near, 'usual', at('09:00'), timing).dueAt).toEqual(at('09:30'));
  });

  it('waits that count in working time stand still over night, weekend and holiday', () => {
    const office = timingBy('working-time', calendar);
    const slow = policyOf({ steps: [{ tell: [person('head')], waitMinutes: 120, channels: [] }] });
    // Tuesday 17:00: an hour is left; Wednesday is a holiday.
    const opening = openClimb(slow, 'usual', at('17:00', '2026-11-17'), office);
    const { climb } = live(opening, slow, [at('17:00', '2026-11-17')], [], office);
    expect(climb.dueAt).toEqual(at('09:30', '2026-11-19'));
  });
});

describe('after somebody answered', () => {
  const policy = policyOf();
  const opened = live(openClimb(policy, 'usual', at('09:00'), timing), policy, [at('09:00'), at('09:10')]);
  const taken = answer(opened.climb, moment(policy, at('09:15')), at('13:00'));

  it('the climb stops and the time to start runs; the next answer gets the whole of it again', () => {
    expect(taken).toMatchObject({ phase: 'start', level: 2, dueAt: at('09:55') });
    expect(answer(taken, moment(policy, at('09:30')), at('13:00')).dueAt).toEqual(at('10:10'));
  });

  it('silence is asked about first, then it goes on at the same level', () => {
    const { taken: did, climb } = live(taken, policy, [at('09:55'), at('10:05')]);
    expect(outcomes(did)).toEqual([
      [0, 'asked'],
      [1, 'silent'],
      [1, 'told'],
    ]);
    expect(did[2]?.dueAt).toEqual(at('10:05'));
    expect(climb).toMatchObject({ phase: 'answer', step: 2, level: 2, silences: 1 });
  });

  it('the second silence begins one step higher', () => {
    const first = live(taken, policy, [at('09:55'), at('10:05')]).climb;
    const again = answer(first, moment(policy, at('10:06')), at('13:00'));
    const { taken: did } = live(again, policy, [at('10:46'), at('10:56')]);
    expect(outcomes(did)).toEqual([
      [0, 'asked'],
      [1, 'silent'],
      [2, 'told'],
    ]);
  });

  it('what is under way is due at the deadline, and not before there is time to answer', () => {
    expect(begin(taken, moment(policy, at('09:30')), at('13:00'))).toMatchObject({
      phase: 'finish',
      dueAt: at('13:00'),
    });
    expect(begin(taken, moment(policy, at('13:30')), at('13:00')).dueAt).toEqual(at('14:30'));
    expect(
      answer(begin(taken, moment(policy, at('09:30')), at('13:00')), moment(policy, at('09:40')), null),
    ).toMatchObject({ phase: 'finish' });
  });

  it('what is done is called back about, and closed when nobody says anything to that either', () => {
    const done = finish(taken, moment(policy, at('11:00')));
    const { taken: did, climb } = live(done, policy, [at('12:00'), at('13:00')]);
    expect(did.map(({ outcome }) => outcome)).toEqual(['called-back', 'closed']);
    expect(climb).toMatchObject({ state: 'ended', dueAt: null });
  });

  it('not solved goes up a step; given back goes to those who knew of it', () => {
    const done = finish(taken, moment(policy, at('11:00')));
    expect(goUp(done, moment(policy, at('11:30')))).toMatchObject({ step: 2, dueAt: at('11:30') });
    expect(giveBack(taken, moment(policy, at('09:20')), at('09:00'))).toMatchObject({ step: 1 });
  });

  it('given back before the first step was due, that step keeps its time', () => {
    const patient = policyOf({ firstAfterMinutes: 60 });
    const quick = answer(
      openClimb(patient, 'usual', at('09:00'), timing),
      moment(patient, at('09:05')),
      null,
    );
    expect(giveBack(quick, moment(patient, at('09:20')), at('09:00'))).toMatchObject({
      step: 0,
      dueAt: at('10:00'),
    });
  });

  it('when nobody fits the first step is due at once, later ones are not', () => {
    const patient = policyOf({ firstAfterMinutes: 60 });
    const waiting = openClimb(patient, 'usual', at('09:00'), timing);
    expect(hurry(waiting, moment(patient, at('09:02'))).dueAt).toEqual(at('09:02'));
    expect(hurry(opened.climb, moment(policy, at('09:12')))).toBe(opened.climb);
  });

  it('carried up by hand it jumps one step and counts from then; at the top there is no further step', () => {
    expect(stepAbove(opened.climb, policy)).toBe(2);
    const up = jump(opened.climb, moment(policy, at('09:12')), 2);
    expect(up).toMatchObject({ level: 3, step: 3, dueAt: at('09:42') });
    expect(stepAbove(up, policy)).toBeNull();
    expect(jump(taken, moment(policy, at('09:20')), 2)).toMatchObject({ phase: 'start', dueAt: at('09:55') });
  });

  it('a pause keeps the time of a step that comes meanwhile, too', () => {
    const paused = pause(opened.climb, moment(policy, at('09:12')));
    const answered = answer(paused, moment(policy, at('09:20')), null);
    expect(answered).toMatchObject({ state: 'paused', phase: 'start', leftMs: 40 * 60_000, dueAt: null });
  });

  it('when the helper is silent it is up to who is in charge, and only then to the ladder', () => {
    const facts = { find: finder(policy), told: new Map([['head', 0]]), isLed: true };
    const { taken: did, climb } = tick(taken, policy, facts, at('10:05'), timing);
    expect(did.map(({ outcome }) => outcome)).toEqual(['asked', 'silent']);
    expect(climb).toMatchObject({ phase: 'start', step: 0, dueAt: at('10:45') });
    expect(tick(taken, policy, facts, at('10:55'), timing).climb.phase).toBe('answer');
  });

  it('a pause keeps the time that is left', () => {
    const paused = pause(taken, moment(policy, at('09:25')));
    expect(paused).toMatchObject({ state: 'paused', dueAt: null, leftMs: 30 * 60_000 });
    expect(resume(paused, moment(policy, at('15:00')))).toMatchObject({
      state: 'running',
      dueAt: at('15:30'),
    });
  });
});

it('the ladders that come with the product are valid, end with duty officers, and danger passes the night', () => {
  for (const [key, ladder] of Object.entries(shippedLadders)) {
    expect(LadderSchema.parse(ladder), key).toEqual(ladder);
    expect(
      ladder.steps.at(-1)?.tell.some(({ kind }) => kind === 'duty'),
      key,
    ).toBe(true);
    expect(ladder.quiet === null || ladder.bypassQuiet.includes('danger'), key).toBe(true);
  }
});
