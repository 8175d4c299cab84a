import { absences } from '@linli/db/escalation/tables';
import { appointments } from '@linli/db/people/tables';
import { requestPleas } from '@linli/db/requests/tables';
import { workplace } from '@linli/test/support/work';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { decidePlea } from './decide-plea.ts';
import { plead } from './plead.ts';

const at = await workplace();
const { on, asked, show, hands, events, told, resident } = at;
type Asker = typeof at.buildingHead;
const inHours = (hours: number) => new Date(on.clock.now().getTime() + hours * 3_600_000).toISOString();
const ask = (
  requestId: string,
  kind: 'extend' | 'return' | 'suspend',
  untilAt: string | null = inHours(24),
  who: Asker = at.buildingHead,
) => who.do(plead, { requestId, kind, reason: '配件要从外地发', untilAt });
const decide = (pleaId: string, who: Asker, granted = true) =>
  who.do(decidePlea, { pleaId, granted, reason: granted ? '同意' : '今天必须办' });
const pleaOf = async (pleaId: string) =>
  (await on.db.select().from(requestPleas).where(eq(requestPleas.id, pleaId)))[0];
const plea = async (kind: 'extend' | 'return' | 'suspend', given: Parameters<typeof asked>[0] = {}) => {
  const requestId = await asked({ lead: at.buildingHead, ...given });
  return { requestId, ...(await ask(requestId, kind)) };
};

describe('plead does', () => {
  it('asks the nearest filled post above: building head, cell head, grid leader, secretary, duty officer', async () => {
    const above = [
      [at.buildingHead, 'cell-head', at.area.cell.id],
      [at.cellHead, 'grid-leader', at.area.grid.id],
      [at.gridLeader, 'secretary', at.area.community.id],
      [at.secretary, 'duty-officer', at.area.street.id],
    ] as const;
    for (const [lead, approverRole, approverAreaId] of above) {
      const requestId = await asked({ lead });
      const { pleaId } = await ask(requestId, 'extend', inHours(24), lead);
      expect(await pleaOf(pleaId)).toMatchObject({ approverRole, approverAreaId, state: 'open' });
      expect(await events(requestId)).toMatchObject([{ what: 'plea-made', shownTo: 'staff' }]);
    }
  });

  it('passes a post that is empty or on leave; a team asks the grid leader', async () => {
    const village = await workplace();
    const { on: there } = village;
    const lead = village.buildingHead;
    await there.db.insert(absences).values({
      id: there.ids.next(),
      accountId: village.cellHead.accountId,
      fromAt: there.clock.now(),
      untilAt: new Date(there.clock.now().getTime() + 86_400_000),
      setBy: lead.accountId,
      setAt: there.clock.now(),
    });
    const requestId = await village.asked({ lead });
    const input = { kind: 'return', reason: '不归我们管', untilAt: null } as const;
    const { pleaId } = await lead.do(plead, { requestId, ...input });
    const [first] = await there.db.select().from(requestPleas).where(eq(requestPleas.id, pleaId));
    expect(first).toMatchObject({ approverRole: 'grid-leader' });
    const team = await there.as({ role: 'utilities-team', area: village.area.community });
    const repair = await village.asked({ lead: team, kind: { handledBy: 'team', team: 'utilities-team' } });
    const asked = await team.do(plead, { requestId: repair, ...input });
    const [second] = await there.db.select().from(requestPleas).where(eq(requestPleas.id, asked.pleaId));
    expect(second).toMatchObject({ approverRole: 'grid-leader', approverAreaId: village.area.grid.id });
  });

  it('extension granted: the deadline moves, and the resident hears of it', async () => {
    const { requestId, pleaId } = await plea('extend');
    await decide(pleaId, at.cellHead);
    expect((await show(requestId)).deadlineAt.toISOString()).toBe(inHours(24));
    expect((await events(requestId)).slice(1)).toMatchObject([
      { what: 'plea-granted', reason: '同意', facts: { kind: 'extend' }, shownTo: 'everyone' },
      { what: 'limit-moved', facts: { deadline: inHours(24) } },
    ]);
    expect(await told(requestId, resident.accountId)).toEqual(['request-moved']);
    expect(await pleaOf(pleaId)).toMatchObject({ state: 'granted', decidedBy: at.cellHead.accountId });
  });

  it('return granted: whoever was in charge is not any more, and what they did is open again', async () => {
    const { requestId, pleaId } = await plea('return', {
      state: 'under-way',
      kind: { handledBy: 'staff' },
      binding: true,
    });
    await decide(pleaId, at.cellHead);
    expect(await show(requestId)).toMatchObject({ state: 'accepted' });
    expect(await hands(requestId)).toMatchObject([{ role: 'lead', endReason: 'given-back' }]);
    expect((await events(requestId)).at(-1)).toMatchObject({
      what: 'plea-granted',
      facts: { kind: 'return' },
    });

    const helped = await plea('return', { state: 'taken', helper: await at.volunteer() });
    await decide(helped.pleaId, at.cellHead);
    expect(await show(helped.requestId)).toMatchObject({ state: 'taken' });
  });

  it('suspension granted: the clock stands still until that day', async () => {
    const { requestId, pleaId } = await plea('suspend');
    await decide(pleaId, at.cellHead);
    expect((await events(requestId)).slice(1)).toMatchObject([
      { what: 'plea-granted', facts: { kind: 'suspend' } },
      { what: 'paused', facts: { reason: 'suspended', until: inHours(24) } },
    ]);
  });

  it('refused: nothing changes but that it is said among staff', async () => {
    const { requestId, pleaId } = await plea('extend');
    const before = await show(requestId);
    await decide(pleaId, at.cellHead, false);
    expect((await show(requestId)).deadlineAt).toEqual(before.deadlineAt);
    expect((await events(requestId)).at(-1)).toMatchObject({ what: 'plea-refused', shownTo: 'staff' });
  });
});

describe('plead refuses', () => {
  it('who is not in charge, and times that make no sense', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    await expect(ask(requestId, 'extend', inHours(24), at.cellHead)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    for (const until of [null, inHours(-1), inHours(2), inHours(24 * 200)])
      await expect(ask(requestId, 'extend', until)).rejects.toMatchObject({
        fields: [{ pointer: '/untilAt' }],
      });
  });

  it('when nobody stands above', async () => {
    const requestId = await asked({ lead: at.dutyOfficer });
    await expect(ask(requestId, 'extend', inHours(24), at.dutyOfficer)).rejects.toMatchObject({
      code: 'rule-refused',
    });
  });

  it('a decision by who asked, by those below, beside, or without a post', async () => {
    const requestId = await asked({ lead: at.cellHead });
    const { pleaId } = await ask(requestId, 'extend', inHours(24), at.cellHead);
    await on.post(at.cellHead.accountId, 'grid-leader', at.area.grid);
    for (const who of [at.cellHead, at.buildingHead, at.besideLeader, at.inspector, resident])
      await expect(decide(pleaId, who)).rejects.toMatchObject({ code: 'not-found' });
    await on.db
      .delete(appointments)
      .where(and(eq(appointments.accountId, at.cellHead.accountId), eq(appointments.role, 'grid-leader')));
    // The post above may, in case the named one falls empty.
    await decide(pleaId, at.secretary);
  });

  it('a grant whose time has passed', async () => {
    const { pleaId } = await plea('extend');
    on.clock.advance(25 * 60);
    await expect(decide(pleaId, at.cellHead)).rejects.toMatchObject({ code: 'rule-refused' });
    expect(await pleaOf(pleaId)).toMatchObject({ state: 'open' });
    await decide(pleaId, at.cellHead, false);
  });
});

describe('plead in races and repeats', () => {
  it('is open once for each kind', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    const made = await Promise.all([ask(requestId, 'extend'), ask(requestId, 'extend')]);
    expect(new Set(made.map(({ pleaId }) => pleaId)).size).toBe(1);
    expect(await events(requestId)).toHaveLength(1);
  });

  it('is decided once: two who decide differently at once leave one answer', async () => {
    const { requestId, pleaId } = await plea('extend');
    const tries = await Promise.allSettled([
      decide(pleaId, at.cellHead),
      decide(pleaId, at.gridLeader, false),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const state = (await pleaOf(pleaId))?.state;
    const deciding = (await events(requestId)).filter(({ what }) => what.startsWith('plea-'));
    expect(deciding.map(({ what }) => what)).toEqual(['plea-made', `plea-${state}`]);
  });

  it('the same answer again is harmless, another one is not taken', async () => {
    const { pleaId } = await plea('return');
    await decide(pleaId, at.cellHead);
    await decide(pleaId, at.cellHead);
    await expect(decide(pleaId, at.cellHead, false)).rejects.toMatchObject({ code: 'already-done' });
  });
});
