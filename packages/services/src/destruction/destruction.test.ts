import type { Certificate } from '@linli/contracts/destruction/endpoints';
import { destructionPartNames } from '@linli/contracts/destruction/labels';
import { gathered, said } from '@linli/test/support/gathered';
import { describe, expect, it } from 'vitest';
import { showCoverage } from '../reports/show-coverage.ts';
import { showRound } from '../reports/show-round.ts';
import { certificateHash } from './finish-destruction.ts';
import { holdDestruction } from './hold-destruction.ts';
import { findDestruction, loadRound } from './load-round.ts';
import { orderDestruction } from './order-destruction.ts';
import { readOwedDestructions } from './read-owed-destructions.ts';
import { DataLeft, runDestruction } from './run-destruction.ts';
import { countAll, showDestruction } from './show-destruction.ts';
import { sweepDestructions } from './sweep-destructions.ts';

const { on, here, there } = await gathered();
const { roundId, slotId } = here;
// Signed in anew each time: a session of a week ago is over.
const desk = (who: { accountId: string } = here.secretary) => on.as({ id: who.accountId });
const show = async (who = here.secretary, id = roundId) =>
  showDestruction(await (await desk(who)).ctx(), { roundId: id });
const order = async (who = here.secretary) =>
  (await desk(who)).do(orderDestruction, { roundId, reason: '疫情结束' });
const hold = async (until: string, place = here) =>
  (await desk(place.secretary)).do(holdDestruction, { roundId: place.roundId, until, reason: '有人申诉' });
const slot = { slotId: String(slotId) };
const coverage = async () => showCoverage(await (await desk()).ctx(), { ...slot, areaId: here.area.id });
const system = await on.system().ctx();
const left = async (id: string) => countAll(system, await loadRound(system, id));
/** What the worker does at a moment. */
async function at(moment: string): Promise<void> {
  on.clock.set(new Date(moment));
  await sweepDestructions(system);
  const begun = await on.sql<{ id: string }[]>`select id from destructions where state = 'running'`;
  for (const { id: destructionId } of begun) await runDestruction(system, { destructionId });
}

/** Tables in which somebody's words stand. */
async function whereSaid(): Promise<string[]> {
  const tables = await on.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
    order by 1`;
  const found = [];
  for (const { name } of tables) {
    const [{ n } = { n: 0 }] = await on.sql.unsafe<{ n: number }[]>(
      `select count(*)::int as n from public."${name}" t where t::text like '%${said}%'`,
    );
    if (n > 0) found.push(`${name} ${n}`);
  }
  return found;
}

describe('what a round gathered', () => {
  it('is counted beforehand, of everything there can be, and told when it goes', async () => {
    const seen = await show();
    expect(seen).toMatchObject({
      state: 'ahead',
      declared: 'destroy',
      dueAt: '2026-11-25T16:00:00.000Z',
      openAlerts: 0,
      certificate: null,
    });
    expect(seen.parts.map(({ part }) => part)).toEqual([...destructionPartNames]);
    expect(await whereSaid()).toEqual([
      'alerts 4',
      'call_attempts 2',
      'gap_notes 2',
      'handover_items 4',
      'submissions 2',
      'visits 2',
    ]);
  });

  it('is refused an order while the round goes on, and to whoever does not answer for it', async () => {
    await expect(order()).rejects.toMatchObject({ code: 'rule-refused' });
    await expect(order(here.leader)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(order(there.secretary)).rejects.toMatchObject({ code: 'not-found' });
    await expect(show(there.secretary)).rejects.toMatchObject({ code: 'not-found' });
    await expect(hold('2026-12-01')).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('waits a week after the end, longer when it is put off, and never longer than ninety days at a time', async () => {
    await at('2026-11-19T02:00:00Z');
    expect(await show()).toMatchObject({ state: 'waiting', dueAt: '2026-11-25T16:00:00.000Z', hold: null });
    await expect(hold('2027-03-01')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await hold('2026-11-20')).toEqual({ dueAt: '2026-11-25T16:00:00.000Z' });
    expect(await hold('2026-11-27')).toEqual({ dueAt: '2026-11-27T16:00:00.000Z' });
    await hold('2026-12-31', there);
    await at('2026-11-27T15:00:00Z');
    expect(await show()).toMatchObject({ state: 'waiting', hold: { reason: '有人申诉' }, order: null });
  });

  it('waits for an alert that somebody still has to look at', async () => {
    // Of a slot nobody closed.
    await on.sql`update alerts set state = 'open' where round_id = ${roundId}`;
    await at('2026-11-28T00:00:00Z');
    const waiting = await show();
    expect([waiting.state, waiting.openAlerts > 0]).toEqual(['waiting', true]);
    await on.sql`update alerts set state = 'resolved' where round_id = ${roundId}`;
  });
});

describe('destroying', () => {
  it('takes all of it and nothing else, leaves the figures, and writes down exactly what went', async () => {
    const before = await show();
    const figures = await coverage();
    const beside = [await left(there.roundId), await show(there.secretary, there.roundId)];
    expect(await whereSaid()).toHaveLength(6);
    await at('2026-11-28T01:00:00Z');
    const { state, certificate, certificateHash: hash, parts } = await show();
    expect([state, parts]).toEqual(['done', []]);
    expect(certificate).toMatchObject({
      roundId,
      legalBasis: '突发公共卫生事件应急条例第四十条',
      orderedBy: here.secretary.accountId,
      reason: null,
      parts: before.parts,
      remaining: 0,
    });
    expect(hash).toBe(certificateHash(certificate as Certificate));
    expect(await left(roundId)).toEqual([]);
    expect([await left(there.roundId), await show(there.secretary, there.roundId)]).toEqual(beside);
    expect(await whereSaid()).toEqual([
      'alerts 2',
      'call_attempts 1',
      'gap_notes 1',
      'handover_items 2',
      'submissions 1',
      'visits 1',
    ]);
    const after = await coverage();
    expect(after.total).toEqual(figures.total);
    expect(after.total).toMatchObject({ expected: 4, reported: 2, onTime: 2 });
    expect(after.below.map(({ coverage: each }) => each)).toEqual(
      figures.below.map(({ coverage: each }) => each),
    );
    const shown = await showRound(await (await desk()).ctx(), { roundId });
    expect(shown.dataDestroyedAt).not.toBeNull();
    const [view] = await on.sql`
      select sum(expected)::int as expected, sum(reported)::int as reported from reporting.report_coverage where slot_id = ${String(slotId)}`;
    expect(view).toEqual({ expected: 4, reported: 2 });
  });

  it('is done once: nobody can order it or put it off any more', async () => {
    await expect(order()).rejects.toMatchObject({ code: 'illegal-transition' });
    await expect(hold('2026-12-01')).rejects.toMatchObject({ code: 'illegal-transition' });
    await at('2026-11-30T00:00:00Z');
    const [entries] = await on.sql`
      select count(*)::int as n from audit_entries where action = 'destruction.finish' and subject_id = ${roundId}`;
    expect(entries).toEqual({ n: 1 });
  });
});

describe('a run', () => {
  it('goes on where one was killed, and what it missed raises the alarm and is gone through again', async () => {
    const planned = await findDestruction(system, roundId);
    const destructionId = planned?.id ?? '';
    // As a restored backup leaves it: something is back, and it has to be done again.
    await on.sql`update destructions set state = 'again', part = 0, after = null, counts = '{}' where id = ${destructionId}`;
    await on.sql`insert into gap_notes (id, round_id, person_id, reason, note, said_at)
      select uuidv7(), ${roundId}, person_id, 'away', ${said}, now() from memberships limit 3`;
    const stop = new AbortController();
    stop.abort();
    await runDestruction(system, { destructionId }, stop.signal);
    expect((await show()).state).toBe('again');
    await runDestruction(system, { destructionId }, undefined, 1);
    const done = await show();
    expect([done.state, done.repeats]).toEqual(['done', [{ at: on.clock.now().toISOString(), rows: 3 }]]);
    // Written behind its back, after the part it belongs to.
    await on.sql`update destructions set state = 'again', part = 18, after = null where id = ${destructionId}`;
    await on.sql`insert into gap_notes (id, round_id, person_id, reason, note, said_at)
      select uuidv7(), ${roundId}, person_id, 'away', '', now() from memberships limit 1`;
    await expect(runDestruction(system, { destructionId })).rejects.toThrow(DataLeft);
    expect((await show()).remaining).toBe(1);
    expect((await readOwedDestructions(system, on.clock.now())).remaining).toBe(1);
    await runDestruction(system, { destructionId });
    expect(await show()).toMatchObject({ state: 'done', remaining: null });
  });
});
