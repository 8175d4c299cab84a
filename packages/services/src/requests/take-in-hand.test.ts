import { auditEntries } from '@linli/db/audit/tables';
import { workplace } from '@linli/test/support/work';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { takeInHand } from './take-in-hand.ts';

const at = await workplace();
const { on, asked, show, hands, events, told, resident } = at;
const note = '';

describe('take-in-hand does', () => {
  it('puts somebody in charge with their nearest post, answers the request and says so to the resident', async () => {
    const requestId = await asked({ state: 'submitted' });
    await at.buildingHead.do(takeInHand, { requestId, note: '我来办' });
    expect(await show(requestId)).toMatchObject({ state: 'accepted', answeredAt: on.clock.now() });
    expect(await hands(requestId)).toMatchObject([
      {
        role: 'lead',
        accountId: at.buildingHead.accountId,
        post: 'building-head',
        how: 'post',
        untilAt: null,
      },
    ]);
    expect(await events(requestId)).toMatchObject([
      { what: 'in-hand', role: 'building-head', reason: '我来办', shownTo: 'everyone' },
    ]);
    expect(await told(requestId, resident.accountId)).toEqual(['request-moved']);
  });

  it('takes what staff or a team do themselves; for what volunteers do a helper is still looked for', async () => {
    const repair = await asked({ kind: { handledBy: 'team', team: 'utilities-team' } });
    const team = await on.as({ role: 'utilities-team', area: at.area.community });
    await team.do(takeInHand, { requestId: repair, note });
    expect(await show(repair)).toMatchObject({ state: 'taken' });
    expect((await events(repair)).map(({ what }) => what)).toEqual(['in-hand']);

    const errand = await asked({ state: 'offered' });
    await at.gridLeader.do(takeInHand, { requestId: errand, note });
    expect(await show(errand)).toMatchObject({ state: 'offered', answeredAt: on.clock.now() });
    expect(await told(errand, resident.accountId)).toEqual(['request-moved']);
  });

  it('is open to somebody whom the ladder told, whatever their post', async () => {
    const requestId = await asked();
    const outside = await on.as({ role: 'grid-leader', area: at.area.beside });
    await expect(outside.do(takeInHand, { requestId, note })).rejects.toMatchObject({ code: 'not-found' });
    const climb = on.ids.next();
    await on.sql`insert into climbs (id, case_kind, case_id, area_id, area_path, urgency, policy, due_at, opened_at)
      values (${climb}, 'request', ${requestId}, ${at.area.unit.id}, ${at.area.unit.path}, 'usual',
        '{"ladder": {"binding": 1}}', now(), now())`;
    await on.sql`insert into climb_told (climb_id, account_id, level, told_at)
      values (${climb}, ${outside.accountId}, 2, now())`;
    await outside.do(takeInHand, { requestId, note });
    // The second level named them: theirs until it is done, or until somebody above grants a return.
    expect(await hands(requestId)).toMatchObject([{ binding: true }]);
    expect(await hands(requestId)).toMatchObject([
      { accountId: outside.accountId, role: 'lead', post: null },
    ]);
  });
});

describe('take-in-hand refuses', () => {
  it('residents, volunteers, inspectors and teams that do other things', async () => {
    const requestId = await asked();
    const volunteer = await at.volunteer();
    const lawyer = await on.as({ role: 'legal-team', area: at.area.community });
    await expect(resident.do(takeInHand, { requestId, note })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(volunteer.do(takeInHand, { requestId, note })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(at.inspector.do(takeInHand, { requestId, note })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(lawyer.do(takeInHand, { requestId, note })).rejects.toMatchObject({ code: 'not-found' });
    expect(await hands(requestId)).toEqual([]);
  });

  it('what is done or over', async () => {
    for (const state of ['done', 'closed', 'cancelled', 'not-solvable'] as const) {
      const requestId = await asked({ state });
      await expect(at.gridLeader.do(takeInHand, { requestId, note })).rejects.toMatchObject({
        code: 'illegal-transition',
      });
    }
  });
});

describe('take-in-hand in races and repeats', () => {
  it('of several at once one is in charge and the others are told so', async () => {
    const requestId = await asked();
    const all = [at.buildingHead, at.cellHead, at.gridLeader];
    const tries = await Promise.allSettled(all.map((who) => who.do(takeInHand, { requestId, note })));
    const lost = tries.filter((each) => each.status === 'rejected');
    expect(lost.map(({ reason }) => reason.code)).toEqual(['lost-race', 'lost-race']);
    expect(await hands(requestId)).toHaveLength(1);
    expect(await events(requestId)).toHaveLength(1);
  });

  it('a repeat changes nothing, and the first answer stays the first', async () => {
    const requestId = await asked();
    await at.cellHead.do(takeInHand, { requestId, note });
    const answeredAt = on.clock.now();
    on.clock.advance(5);
    await at.cellHead.do(takeInHand, { requestId, note });
    expect(await show(requestId)).toMatchObject({ answeredAt });
    expect(await events(requestId)).toHaveLength(1);
    expect(await on.db.$count(auditEntries, eq(auditEntries.subjectId, requestId))).toBe(1);
  });
});
