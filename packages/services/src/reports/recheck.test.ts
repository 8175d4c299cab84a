import { createHash } from 'node:crypto';
import { auditEntries } from '@linli/db/audit/tables';
import { reportOf, send, stageInRound, well } from '@linli/test/support/rounds';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { drawRecheck } from './draw-recheck.ts';
import { listRecheckHouseholds } from './list-recheck-households.ts';
import { listRechecks } from './list-rechecks.ts';
import { recordRecheck } from './record-recheck.ts';
import { showRecheck } from './show-recheck.ts';
import { showRecheckSheet } from './show-recheck-sheet.ts';

interface Home {
  household: { id: string };
  first: string;
  second: string;
}

/** Four homes of two have reported that they are well, a fifth has not. */
async function reported() {
  const { on, area, next, begin, at } = await stageInRound(5);
  const homes = [next(), next(), next(), next()];
  const { round, slot } = await begin();
  for (const { household, first, second, reporter } of homes)
    await send(reporter, reportOf(on, slot, household, { [first]: well(), [second]: well() }));
  at('11:00');
  const { secretary } = round;
  const leader = await on.as({ role: 'grid-leader', area: area.grid });
  const inspector = await on.as({ role: 'inspector', area: area.community });
  const draw = (households = 4, more: object = {}, caller = secretary) =>
    caller.do(drawRecheck, { slotId: slot.id, areaId: area.community.id, households, ...more });
  const list = async (sampleId: string, caller = secretary) =>
    (await listRecheckHouseholds(await caller.ctx(), { sampleId, limit: 30 })).items;
  const again = (sampleId: string, home: Home, celsius = 36.5, caller = leader) =>
    caller.do(recordRecheck, {
      sampleId,
      householdId: home.household.id,
      outcome: 'checked',
      basis: 'phone',
      householdAnswers: {},
      persons: [
        { personId: home.first, answers: well(celsius) },
        { personId: home.second, answers: well() },
      ],
      note: '',
    });
  return { on, area, homes, round, slot, secretary, leader, inspector, draw, list, again, at };
}

const lot = (seed: string, id: string) => createHash('sha256').update(`${seed}:${id}`).digest('hex');

describe('a sample', () => {
  it('is drawn by its seed from the households that reported, as anybody can draw it again', async () => {
    const { homes, draw, list } = await reported();
    const { sampleId, seed, households } = await draw(3, { seed: '2026-11-16 上午' });
    expect([seed, households]).toEqual(['2026-11-16 上午', 3]);
    const expected = homes
      .map(({ household }) => household.id)
      .toSorted((a, b) => (lot(seed, a) < lot(seed, b) ? -1 : 1));
    expect((await list(sampleId)).map(({ householdId }) => householdId)).toEqual(expected.slice(0, 3));
  });

  it('takes no household a second time, and no more than there are', async () => {
    const { draw, list } = await reported();
    const first = await list((await draw(3)).sampleId);
    const rest = await list((await draw(200)).sampleId);
    expect(rest).toHaveLength(1);
    expect(first.map(({ householdId }) => householdId)).not.toContain(rest[0]?.householdId);
    await expect(draw(1)).rejects.toMatchObject({ code: 'rule-refused' });
  });

  it('says how far second answers agree, question by question, and what differs', async () => {
    const { homes, draw, list, again, inspector } = await reported();
    const { sampleId } = await draw();
    const [one, two] = homes;
    if (!one || !two) throw new Error('no homes');
    await again(sampleId, one);
    const { advice } = await again(sampleId, two, 38.2);
    expect(advice.map(({ level }) => level)).toContain('alert');
    const shown = await showRecheck(await inspector.ctx(), { sampleId });
    expect(shown).toMatchObject({ households: 4, checked: 2, notReached: 0, compared: 8, same: 7 });
    expect(shown.questions.map(({ questionId, compared, same }) => [questionId, compared, same])).toEqual([
      ['temperature', 4, 3],
      ['feels-well', 4, 4],
    ]);
    const differing = (await list(sampleId, inspector)).filter(({ differences }) => differences.length > 0);
    expect(differing.map(({ householdId }) => householdId)).toEqual([two.household.id]);
    expect(differing[0]?.differences[0]).toMatchObject({
      first: { zh: '36.5 ℃（腋下）' },
      second: { zh: '38.2 ℃（腋下）' },
    });
  });

  it('keeps comparing with what stood there when it was drawn, whatever is corrected afterwards', async () => {
    const { on, homes, slot, draw, list, again } = await reported();
    const [one] = homes;
    if (!one) throw new Error('no home');
    const { sampleId } = await draw();
    const sent = await on.sql<{ id: string }[]>`
      select id from submissions where household_id = ${one.household.id}`;
    await send(
      one.reporter,
      reportOf(
        on,
        slot,
        one.household,
        { [one.first]: well(38.2), [one.second]: well() },
        { replacesId: sent[0]?.id ?? null, confirmed: [`${one.first}:fever-but-well`] },
      ),
    );
    await again(sampleId, one, 38.2);
    const home = (await list(sampleId)).find(({ householdId }) => householdId === one.household.id);
    expect(home?.differences[0]?.first.zh).toBe('36.5 ℃（腋下）');
  });

  it('shows whoever asks again the questions and the people, and nothing of what was answered', async () => {
    const { homes, draw, leader } = await reported();
    const [one] = homes;
    if (!one) throw new Error('no home');
    const { sampleId } = await draw();
    const sheet = await showRecheckSheet(await leader.ctx(), { sampleId, householdId: one.household.id });
    expect(sheet.persons.map(({ personId }) => personId).toSorted()).toEqual(
      [one.first, one.second].toSorted(),
    );
    expect(JSON.stringify(sheet.persons)).not.toContain('36.5');
  });

  it('may be tried again where nobody was reached; reading differences is recorded', async () => {
    const { on, homes, draw, list, again, leader } = await reported();
    const [one] = homes;
    if (!one) throw new Error('no home');
    const { sampleId } = await draw();
    await leader.do(recordRecheck, {
      sampleId,
      householdId: one.household.id,
      outcome: 'not-reached',
      basis: 'phone',
      householdAnswers: {},
      persons: [],
      note: '没人接',
    });
    expect((await list(sampleId)).find(({ householdId }) => householdId === one.household.id)).toMatchObject({
      state: 'not-reached',
      note: '没人接',
      mayRecord: true,
    });
    await again(sampleId, one, 38.2);
    const seen = await list(sampleId, leader);
    expect(seen.filter(({ mayRecord }) => mayRecord)).toHaveLength(3);
    const [entry] = await on.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'reports.read-recheck'));
    expect(entry).toMatchObject({ accountId: leader.accountId, facts: { households: 1 } });
  });
});

describe('refuses', () => {
  it('to let anybody ask again who took the first answer, or who lives there', async () => {
    const { on, slot, secretary, leader, draw, list, again } = await reported();
    const missing = await on.sql<{ household_id: string; person_id: string }[]>`
      select household_id, person_id from round_members m
      where not exists (select from person_reports g where g.person_id = m.person_id) order by person_id`;
    const [first, second] = missing;
    if (!first || !second) throw new Error('nobody is missing');
    await send(
      leader,
      reportOf(
        on,
        slot,
        { id: first.household_id },
        { [first.person_id]: well(), [second.person_id]: well() },
        { basis: 'phone' },
      ),
    );
    const { sampleId } = await draw(200);
    const home = {
      household: { id: first.household_id },
      first: first.person_id,
      second: second.person_id,
    };
    await expect(again(sampleId, home)).rejects.toMatchObject({ code: 'rule-refused' });
    const row = (await list(sampleId, leader)).find(({ householdId }) => householdId === first.household_id);
    expect(row).toMatchObject({ tookFirst: true, mayRecord: false });
    await again(sampleId, home, 36.5, secretary);
  });

  it('to draw for whoever may not open rounds, and to record for whoever only reads', async () => {
    const { homes, draw, again, leader, inspector } = await reported();
    const [one] = homes;
    if (!one) throw new Error('no home');
    for (const caller of [leader, inspector])
      await expect(draw(1, {}, caller)).rejects.toMatchObject({ code: 'not-allowed' });
    const { sampleId } = await draw();
    await expect(again(sampleId, one, 36.5, inspector)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('other areas as if there were no sample', async () => {
    const { on, area, homes, draw, again } = await reported();
    const [one] = homes;
    if (!one) throw new Error('no home');
    const { sampleId } = await draw();
    const beside = await on.as({ role: 'grid-leader', area: area.beside });
    expect((await listRechecks(await beside.ctx(), { limit: 9 })).items).toEqual([]);
    await expect(showRecheck(await beside.ctx(), { sampleId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(again(sampleId, one, 36.5, beside)).rejects.toMatchObject({ code: 'not-found' });
    const resident = await one.reporter.ctx();
    await expect(listRechecks(resident, { limit: 9 })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('answers that the form does not allow, and people who are not in the sample', async () => {
    const { homes, draw, leader } = await reported();
    const [one, two] = homes;
    if (!one || !two) throw new Error('no homes');
    const { sampleId } = await draw();
    const record = (persons: { personId: string; answers: object }[]) =>
      leader.do(recordRecheck, {
        sampleId,
        householdId: one.household.id,
        outcome: 'checked',
        basis: 'visit',
        householdAnswers: {},
        persons: persons as never,
        note: '',
      });
    for (const persons of [
      [],
      [{ personId: two.first, answers: well() }],
      [{ personId: one.first, answers: { temperature: { celsius: 45, at: 'armpit' }, 'feels-well': true } }],
    ])
      await expect(record(persons)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('races', () => {
  it('of two who draw at once, none gets a household the other has', async () => {
    const { on, draw } = await reported();
    const both = await Promise.allSettled([draw(3), draw(3)]);
    const refused = both
      .filter(({ status }) => status === 'rejected')
      .map((each) => (each as PromiseRejectedResult).reason.code);
    expect(refused.every((code) => code === 'lost-race')).toBe(true);
    const [{ most } = { most: 0 }] = await on.sql<{ most: number }[]>`
      select max(times)::int as most from (select count(*) as times from recheck_households group by household_id) all_of_them`;
    expect(most).toBe(1);
  });

  it('of two who record one household at once, one is told that it is done', async () => {
    const { on, area, homes, draw, again, leader } = await reported();
    const [one] = homes;
    if (!one) throw new Error('no home');
    const { sampleId } = await draw();
    const other = await on.as({ role: 'building-head', area: area.building });
    const both = await Promise.allSettled([
      again(sampleId, one, 36.5, leader),
      again(sampleId, one, 38.2, other),
    ]);
    const codes = both.map((each) => (each.status === 'fulfilled' ? 'done' : each.reason.code)).toSorted();
    expect(codes).toEqual(['already-done', 'done']);
  });
});
