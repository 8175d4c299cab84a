import { workplace } from '@linli/test/support/work';
import { describe, expect, it } from 'vitest';
import { joinIn } from './join-in.ts';
import { leaveJoint } from './leave-joint.ts';

const at = await workplace();
const { asked, hands, events, told } = at;
const reason = '要一起去看';
const live = async (requestId: string) =>
  (await hands(requestId)).filter(({ untilAt }) => untilAt === null).map(({ role }) => role);

describe('join-in does', () => {
  it('brings in other posts, each told and on the timeline, beside the one in charge', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    const medical = await at.on.as({ role: 'medical-team', area: at.area.street });
    const accountIds = [at.cellHead.accountId, medical.accountId];
    await at.buildingHead.do(joinIn, { requestId, accountIds, reason });
    expect(await live(requestId)).toEqual(['lead', 'joint', 'joint']);
    expect((await events(requestId)).map(({ what, facts }) => [what, facts])).toEqual(
      expect.arrayContaining([
        ['joined', { post: 'cell-head' }],
        ['joined', { post: 'medical-team' }],
      ]),
    );
    for (const accountId of accountIds) expect(await told(requestId, accountId)).toEqual(['case-joined']);
  });

  it('lets one leave who is done with their part, by their own word or that of who leads', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    await at.hand(requestId, at.cellHead.accountId, 'joint');
    await at.hand(requestId, at.secretary.accountId, 'joint');
    await at.cellHead.do(leaveJoint, { requestId, accountId: at.cellHead.accountId, reason });
    await at.buildingHead.do(leaveJoint, { requestId, accountId: at.secretary.accountId, reason });
    expect(await live(requestId)).toEqual(['lead']);
    expect((await hands(requestId)).map(({ endReason }) => endReason)).toEqual([null, 'left', 'left']);
    expect(await events(requestId)).toMatchObject([
      { what: 'left-joint', shownTo: 'staff' },
      { what: 'left-joint', shownTo: 'staff' },
    ]);
  });
});

describe('join-in refuses', () => {
  it('somebody without a post there, and then brings in nobody', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    const accountIds = [at.cellHead.accountId, at.besideLeader.accountId];
    await expect(at.buildingHead.do(joinIn, { requestId, accountIds, reason })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ pointer: '/accountIds/1' }],
    });
    expect(await live(requestId)).toEqual(['lead']);
  });

  it('who does not lead, in bringing in and in sending away', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    await at.hand(requestId, at.secretary.accountId, 'joint');
    const { accountId } = at.secretary;
    await expect(
      at.cellHead.do(joinIn, { requestId, accountIds: [accountId], reason }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(at.cellHead.do(leaveJoint, { requestId, accountId, reason })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(at.resident.do(leaveJoint, { requestId, accountId, reason })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('join-in in races and repeats', () => {
  it('has everybody once, whoever brings them in at the same time', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    const accountIds = [at.cellHead.accountId, at.cellHead.accountId, at.buildingHead.accountId];
    await Promise.all(
      [at.buildingHead, at.gridLeader].map((who) => who.do(joinIn, { requestId, accountIds, reason })),
    );
    expect(await live(requestId)).toEqual(['lead', 'joint']);
    expect(await events(requestId)).toHaveLength(1);
    const { accountId } = at.cellHead;
    await at.cellHead.do(leaveJoint, { requestId, accountId, reason });
    await expect(at.buildingHead.do(leaveJoint, { requestId, accountId, reason })).rejects.toMatchObject({
      code: 'already-done',
    });
  });
});
