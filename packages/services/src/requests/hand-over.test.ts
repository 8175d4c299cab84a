import { workplace } from '@linli/test/support/work';
import { describe, expect, it } from 'vitest';
import { handOver } from './hand-over.ts';
import { plead } from './plead.ts';

const at = await workplace();
const { asked, hands, events, told, resident } = at;
const reason = '他更熟悉';

describe('hand-over does', () => {
  it('puts somebody else in charge, who is told together with the resident', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    await at.buildingHead.do(handOver, { requestId, accountId: at.cellHead.accountId, reason });
    expect(await hands(requestId)).toMatchObject([
      { accountId: at.buildingHead.accountId, endReason: 'handed-over' },
      {
        accountId: at.cellHead.accountId,
        role: 'lead',
        post: 'cell-head',
        how: 'handed-over',
        binding: false,
      },
    ]);
    expect(await events(requestId)).toMatchObject([
      { what: 'handed-over', reason, facts: { post: 'cell-head' } },
    ]);
    expect(await told(requestId, at.cellHead.accountId)).toEqual(['case-yours']);
    expect(await told(requestId, resident.accountId)).toEqual(['request-moved']);
  });

  it('binds whom the second level names: they may plead, and not hand it back', async () => {
    const requestId = await asked({ lead: at.cellHead });
    await at.gridLeader.do(handOver, { requestId, accountId: at.buildingHead.accountId, reason });
    expect((await hands(requestId))[1]).toMatchObject({
      accountId: at.buildingHead.accountId,
      binding: true,
    });
    await expect(
      at.buildingHead.do(handOver, { requestId, accountId: at.cellHead.accountId, reason }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await at.buildingHead.do(plead, { requestId, kind: 'return', reason: '不归我们管', untilAt: null });
  });

  it('binds whoever is named once the case has climbed past the level its ladder says', async () => {
    for (const [level, binding] of [
      [1, false],
      [2, true],
    ] as const) {
      const requestId = await asked({ lead: at.buildingHead });
      await at.on
        .sql`insert into climbs (id, case_kind, case_id, area_id, area_path, urgency, policy, level, due_at, opened_at)
        values (${at.on.ids.next()}, 'request', ${requestId}, ${at.area.unit.id}, ${at.area.unit.path}, 'usual',
          '{"ladder": {"binding": 1}}', ${level}, now(), now())`;
      await at.buildingHead.do(handOver, { requestId, accountId: at.cellHead.accountId, reason });
      expect((await hands(requestId))[1]).toMatchObject({ role: 'lead', binding });
    }
  });

  it('makes one of the joint ones the one in charge, and not both', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    await at.hand(requestId, at.cellHead.accountId, 'joint');
    await at.buildingHead.do(handOver, { requestId, accountId: at.cellHead.accountId, reason });
    const live = (await hands(requestId)).filter(({ untilAt }) => untilAt === null);
    expect(live).toMatchObject([{ accountId: at.cellHead.accountId, role: 'lead' }]);
  });
});

describe('hand-over refuses', () => {
  it('somebody without a post at the place', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    const stranger = at.besideLeader;
    const volunteer = await at.volunteer();
    for (const { accountId } of [stranger, volunteer, resident])
      await expect(at.buildingHead.do(handOver, { requestId, accountId, reason })).rejects.toMatchObject({
        code: 'invalid-input',
        fields: [{ pointer: '/accountId' }],
      });
  });

  it('who is not in charge and cannot name anybody, what nobody has in hand, and what is over', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    const to = { accountId: at.gridLeader.accountId, reason };
    await expect(at.cellHead.do(handOver, { requestId, ...to })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(at.besideLeader.do(handOver, { requestId, ...to })).rejects.toMatchObject({
      code: 'not-found',
    });
    const free = await asked();
    const over = await asked({ state: 'closed' });
    for (const each of [free, over])
      await expect(at.gridLeader.do(handOver, { requestId: each, ...to })).rejects.toMatchObject({
        code: 'illegal-transition',
      });
  });
});

describe('hand-over in races and repeats', () => {
  it('leaves one in charge when two name different people at once, and a repeat changes nothing', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    await Promise.all(
      [at.cellHead, at.gridLeader].map(({ accountId }) =>
        at.secretary.do(handOver, { requestId, accountId, reason }),
      ),
    );
    const live = (await hands(requestId)).filter(({ untilAt }) => untilAt === null);
    expect(live).toHaveLength(1);
    const before = (await events(requestId)).length;
    await at.secretary.do(handOver, { requestId, accountId: live[0]?.accountId ?? '', reason });
    expect(await events(requestId)).toHaveLength(before);
  });
});
