import { reportOf, send, stageInRound, well } from '@linli/test/support/rounds';
import { describe, expect, it } from 'vitest';
import { showResults } from './show-results.ts';
import { showRoundForm } from './show-round-form.ts';

/** Two homes of two have reported in the morning: one corrected itself, in the other somebody has a fever. */
async function morning() {
  const { on, area, next, begin, at } = await stageInRound(3);
  const [one, two] = [next(), next()];
  const { round, slot, evening } = await begin();
  const sent = await send(
    one.reporter,
    reportOf(
      on,
      slot,
      one.household,
      {
        [one.first]: well(),
        [one.second]: {
          temperature: { celsius: 36.4, at: 'armpit' },
          'feels-well': false,
          symptoms: ['cough'],
        },
      },
      { householdAnswers: { 'needs-help': false } },
    ),
  );
  await send(
    two.reporter,
    reportOf(
      on,
      slot,
      two.household,
      {
        [two.first]: {
          temperature: { celsius: 38.6, at: 'armpit' },
          'feels-well': false,
          symptoms: ['cough', 'tired'],
        },
        [two.second]: well(),
      },
      { householdAnswers: { 'needs-help': true, 'help-wanted': '退烧药' } },
    ),
  );
  at('07:45');
  await send(
    one.reporter,
    reportOf(
      on,
      slot,
      one.household,
      { [one.first]: well(), [one.second]: well() },
      {
        replacesId: sent.submissionId,
        householdAnswers: { 'needs-help': false },
      },
    ),
  );
  const secretary = round.secretary;
  const results = async (more: object = {}, caller = secretary) =>
    showResults(await caller.ctx(), { roundId: round.roundId, ...more });
  const of = (shown: Awaited<ReturnType<typeof results>>, id: string) => {
    const question = shown.questions.find(({ questionId }) => questionId === id);
    return [
      question?.answered,
      Object.fromEntries(
        (question?.parts ?? []).filter(({ count }) => count > 0).map(({ key, count }) => [key, count]),
      ),
    ];
  };
  return { on, area, one, two, round, slot, evening, at, secretary, results, of };
}

describe('results of a round', () => {
  it('count each person once a slot with the newest version, and each household once', async () => {
    const { slot, results, of } = await morning();
    const shown = await results({ slotId: slot.id });
    expect(shown).toMatchObject({ slots: 1, reports: 4, households: 2 });
    expect(of(shown, 'temperature')).toEqual([4, { usual: 3, fever: 1 }]);
    expect(of(shown, 'feels-well')).toEqual([4, { true: 3, false: 1 }]);
    expect(of(shown, 'symptoms')).toEqual([1, { cough: 1, tired: 1 }]);
    expect(of(shown, 'needs-help')).toEqual([2, { true: 1, false: 1 }]);
    expect(shown.levels.find(({ level }) => level === 'normal')?.reports).toBe(3);
  });

  it('say how many wrote something and never what', async () => {
    const { slot, results, of } = await morning();
    const shown = await results({ slotId: slot.id });
    expect(of(shown, 'help-wanted')).toEqual([1, {}]);
    expect(JSON.stringify(shown)).not.toContain('退烧药');
  });

  it('add up over the slots that have opened, and are nought in one without reports', async () => {
    const { on, one, evening, at, results } = await morning();
    at('17:30');
    expect(await results({ slotId: evening.id })).toMatchObject({ reports: 0, households: 0 });
    await send(one.reporter, reportOf(on, evening, one.household, { [one.first]: well() }));
    expect(await results()).toMatchObject({ slots: 2, reports: 5, households: 2 });
  });

  it('count people of the area that is asked for only', async () => {
    const { area, results } = await morning();
    expect(await results({ areaId: area.unit.id })).toMatchObject({ reports: 4 });
    expect(await results({ areaId: area.beside.id })).toMatchObject({ reports: 0, households: 0 });
  });
});

describe('refuses', () => {
  it('areas elsewhere and rounds elsewhere as if they were not there, residents altogether', async () => {
    const { on, area, one, results, round } = await morning();
    const leader = await on.as({ role: 'grid-leader', area: area.grid });
    expect(await results({}, leader)).toMatchObject({ reports: 4 });
    for (const areaId of [area.community.id, area.beside.id])
      await expect(results({ areaId }, leader)).rejects.toMatchObject({ code: 'not-found' });
    const far = await on.areas({ community: 'community' });
    const stranger = await on.as({ role: 'secretary', area: far.community });
    await expect(results({}, stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(results({}, one.reporter)).rejects.toMatchObject({ code: 'not-allowed' });
    const volunteer = await on.as({ role: 'volunteer', area: area.grid });
    await expect(results({}, volunteer)).rejects.toMatchObject({ code: 'not-allowed' });
    const form = await showRoundForm(await one.reporter.ctx(), { roundId: round.roundId });
    expect(form.definition.questions[0]?.id).toBe('temperature');
    await expect(showRoundForm(await stranger.ctx(), { roundId: round.roundId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
