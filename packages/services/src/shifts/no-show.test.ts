import { serviceHours } from '@linli/db/hours/tables';
import { relieves } from '@linli/db/shifts/tables';
import { guardedGate, outcomes } from '@linli/test/support/duty';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listHours } from '../hours/list-hours.ts';
import { askStandIn } from './ask-stand-in.ts';
import { assignShift } from './assign-shift.ts';
import { confirmHours } from './confirm-hours.ts';
import { decideDispute } from './decide-dispute.ts';
import { disputeDuty } from './dispute-duty.ts';
import { recordNoShow } from './record-no-show.ts';
import { takeOver } from './take-over.ts';

const at = await guardedGate();
const {
  on,
  lead,
  otherLead,
  placed,
  goTo,
  left,
  onDuty,
  claimOf,
  logOf,
  auditOf,
  told,
  worker,
  shift,
  volunteer,
} = at;
const reason = '电话没人接，人没有来';
const noShow = (who: typeof lead, claimId: string) => who.do(recordNoShow, { claimId, reason });
const dispute = (who: typeof lead, claimId: string, text = '我在西门站了一晚上') =>
  who.do(disputeDuty, { claimId, text });
const decide = (who: typeof lead, claimId: string, upheld: boolean, minutes: number | null = null) =>
  who.do(decideDispute, { claimId, upheld, minutes, reason: '问过同班的人' });
const hoursOf = (who: { accountId: string }) =>
  on.db.select().from(serviceHours).where(eq(serviceHours.accountId, who.accountId)).orderBy(serviceHours.id);

/** Somebody of whom it is recorded that they did not come. */
async function missed(given: Parameters<typeof placed>[0] = {}) {
  const one = await placed(given);
  goTo(one.shift, 61);
  await noShow(lead, one.claimId);
  return one;
}
/** Somebody whose hours were confirmed. */
async function confirmed(minutes: number | null = null) {
  const one = await left();
  await lead.do(confirmHours, { claimId: one.claimId, minutes, reason: '按签到表' });
  return one;
}

describe('record-no-show does', () => {
  it('say that somebody did not come, tell them, and free the place', async () => {
    const { who, claimId, shift } = await missed();
    expect(await claimOf(claimId)).toMatchObject({
      state: 'no-show',
      endedAt: on.clock.now(),
      endedBy: lead.accountId,
      endReason: reason,
    });
    expect(await told(who, claimId)).toEqual(['shift-no-show']);
    expect(await logOf(shift)).toEqual(['no-show']);
    expect(await auditOf(claimId)).toMatchObject([{ action: 'shifts.record-no-show', reason }]);
    const [{ taken } = { taken: -1 }] = await on.sql<{ taken: number }[]>`
      select taken from shifts where id = ${shift.id}`;
    expect(taken).toBe(0);
  });
});

describe('after a no-show', () => {
  /** A place nobody came to, recorded while two were asked to step in. */
  async function searched() {
    const one = await placed({ shift: await shift({ inHours: 1, people: 1 }) });
    const [first, second] = [await volunteer(), await volunteer()];
    goTo(one.shift, 15);
    const { relieveId } = await lead.do(askStandIn, { claimId: one.claimId, toAccountId: null, reason: '' });
    goTo(one.shift, 61);
    await noShow(lead, one.claimId);
    return { ...one, relieveId, first, second };
  }

  it('whoever was asked to step in may still do so for the rest; the record stays', async () => {
    const { claimId, relieveId, shift: where, first, second } = await searched();
    const reply = await first.do(takeOver, { relieveId });
    if (reply.outcome !== 'taken') throw new Error(reply.outcome);
    expect(await claimOf(reply.claimId)).toMatchObject({
      shiftId: where.id,
      state: 'claimed',
      way: 'stand-in',
    });
    expect(await claimOf(claimId)).toMatchObject({ state: 'no-show', replacedBy: reply.claimId });
    expect(await first.do(takeOver, { relieveId })).toEqual(reply);
    expect(await second.do(takeOver, { relieveId })).toEqual({ outcome: 'just-taken' });
  });

  it('nobody is looked for any more once the place was given to somebody else', async () => {
    const { relieveId, shift: where, first, second } = await searched();
    const { accountId } = second;
    const call = { shiftId: where.id, accountId, agreed: true, reason: '电话里答应马上来' };
    expect(await lead.do(assignShift, call)).toMatchObject({ outcome: 'claimed' });
    expect(await first.do(takeOver, { relieveId })).toEqual({ outcome: 'just-taken' });
    const [relieve] = await on.db.select().from(relieves).where(eq(relieves.id, relieveId));
    expect(relieve?.state).toBe('withdrawn');
  });
});

describe('record-no-show refuses', () => {
  it('the clock: days after the shift nobody has recorded anything', async () => {
    const { claimId, shift } = await placed();
    goTo(shift);
    await worker.advance({ days: 3 });
    expect((await claimOf(claimId)).state).toBe('claimed');
    await expect(on.system().do(recordNoShow, { claimId, reason })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('as long as they may still check in, and who is there or was', async () => {
    const { claimId, shift } = await placed();
    goTo(shift, 60);
    await expect(noShow(lead, claimId)).rejects.toMatchObject({ code: 'rule-refused' });
    const there = await onDuty();
    goTo(there.shift, 61);
    await expect(noShow(lead, there.claimId)).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('other areas, volunteers, inspectors, and leads about themselves', async () => {
    const { claimId, shift } = await placed();
    const mate = await placed({ shift });
    const own = await placed({ who: at.dutyOfficer, shift: await at.shift({ inHours: 0.5 }) });
    goTo(shift, 61);
    await expect(noShow(at.outsider, claimId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(noShow(mate.who, claimId)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(noShow(at.inspector, claimId)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(noShow(at.dutyOfficer, own.claimId)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('record-no-show in races and repeats', () => {
  it('two leads at once record it once', async () => {
    const { who, claimId, shift } = await placed();
    goTo(shift, 61);
    const ends = await outcomes([noShow(lead, claimId), noShow(otherLead, claimId)]);
    expect(ends.sort()).toEqual(['already-done', 'done']);
    expect(await told(who, claimId)).toEqual(['shift-no-show']);
    expect(await auditOf(claimId)).toHaveLength(1);
  });
});

describe('a dispute does', () => {
  it('reach somebody other than who made the record, sealed', async () => {
    const { who, claimId } = await missed();
    await dispute(who, claimId);
    await dispute(who, claimId);
    expect((await claimOf(claimId)).disputeCipher?.toString('utf8')).not.toContain('西门');
    expect(await told(lead, claimId)).toEqual([]);
    // The other secretary of the community.
    expect(await told(at.otherSecretary, claimId)).toEqual(['duty-dispute']);
  });

  it('turn who did come into hours, when it is upheld with minutes', async () => {
    const { who, claimId, shift } = await missed();
    await dispute(who, claimId);
    await decide(otherLead, claimId, true, 240);
    expect(await claimOf(claimId)).toMatchObject({
      state: 'done',
      confirmedBy: otherLead.accountId,
      confirmedMinutes: 240,
      disputeDecided: 'upheld',
      disputeDecidedBy: otherLead.accountId,
    });
    expect(await hoursOf(who)).toMatchObject([
      { kind: 'shift', sourceId: claimId, minutes: 240, fromAt: shift.startsAt },
    ]);
    expect(await told(who, claimId)).toEqual(['shift-no-show', 'hours-decided']);
  });

  it('take the record back, when it is upheld without any', async () => {
    const { who, claimId } = await missed();
    await dispute(who, claimId);
    await decide(otherLead, claimId, true);
    expect(await claimOf(claimId)).toMatchObject({ state: 'cancelled', disputeDecided: 'upheld' });
    expect(await hoursOf(who)).toEqual([]);
  });

  it('leave the record as it is, when it is refused', async () => {
    const { who, claimId } = await missed();
    await dispute(who, claimId);
    await decide(otherLead, claimId, false);
    expect(await claimOf(claimId)).toMatchObject({ state: 'no-show', disputeDecided: 'refused' });
    expect(await told(who, claimId)).toEqual(['shift-no-show', 'hours-decided']);
  });

  it('put confirmed minutes right by a new entry; what was written stays', async () => {
    const { who, claimId } = await confirmed(200);
    await dispute(who, claimId, '站满了五个小时');
    await decide(otherLead, claimId, true, 300);
    const [first, second] = await hoursOf(who);
    expect(first).toMatchObject({ kind: 'shift', minutes: 200 });
    expect(second).toMatchObject({
      kind: 'correction',
      minutes: 100,
      correctsId: first?.id,
      place: first?.place,
    });
    expect((await claimOf(claimId)).state).toBe('done');
    expect(await listHours(await who.ctx(), { limit: 30 })).toMatchObject({
      total: { minutes: 300, entries: 2 },
      items: [
        { kind: 'correction', reason: '站满了五个小时' },
        { kind: 'shift', reason: null },
      ],
    });
  });
});

describe('a dispute refuses', () => {
  it('to be decided by who made the record, by oneself, or from another area', async () => {
    const { who, claimId } = await missed();
    await dispute(who, claimId);
    await expect(decide(lead, claimId, false)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(decide(who, claimId, true, 300)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(decide(at.outsider, claimId, false)).rejects.toMatchObject({ code: 'not-found' });
    const own = await confirmed(100);
    await dispute(own.who, own.claimId);
    await expect(decide(lead, own.claimId, false)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('what nobody recorded or nobody disputes, and other people’s duties', async () => {
    const { who, claimId } = await left();
    await expect(dispute(who, claimId)).rejects.toMatchObject({ code: 'illegal-transition' });
    const other = await missed();
    await expect(dispute(who, other.claimId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(decide(otherLead, other.claimId, true, 60)).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });

  it('other words once it was said, and minutes where there is nothing to put right', async () => {
    const { who, claimId } = await missed();
    await dispute(who, claimId);
    await expect(dispute(who, claimId, '不对，我病了')).rejects.toMatchObject({ code: 'already-done' });
    await expect(decide(otherLead, claimId, false, 60)).rejects.toMatchObject({
      fields: [{ pointer: '/minutes', code: 'not-allowed-here' }],
    });
    const hours = await confirmed();
    await dispute(hours.who, hours.claimId);
    await expect(decide(otherLead, hours.claimId, true)).rejects.toMatchObject({
      fields: [{ pointer: '/minutes', code: 'missing' }],
    });
  });

  it('hours for a time at which they are recorded somewhere else', async () => {
    const west = await at.checkpoint();
    const { who, claimId, shift } = await missed();
    await at.claim(who, await at.shift({ inHours: 1, at: west }));
    await dispute(who, claimId);
    await expect(decide(otherLead, claimId, true, 240)).rejects.toMatchObject({ code: 'rule-refused' });
    expect(await claimOf(claimId)).toMatchObject({ state: 'no-show', disputeDecided: null });
    expect(await logOf(shift)).toEqual(['no-show']);
  });
});

describe('a dispute in races and repeats', () => {
  it('is decided once: two who disagree, and the same again', async () => {
    const { who, claimId } = await missed();
    await dispute(who, claimId);
    const ends = await outcomes([
      decide(otherLead, claimId, true, 240),
      decide(at.otherSecretary, claimId, false),
    ]);
    expect(ends.sort()).toEqual(['already-done', 'done']);
    const { disputeDecided, disputeDecidedBy } = await claimOf(claimId);
    const decider = disputeDecidedBy === otherLead.accountId ? otherLead : at.otherSecretary;
    await decide(decider, claimId, disputeDecided === 'upheld', disputeDecided === 'upheld' ? 240 : null);
    expect(await hoursOf(who)).toHaveLength(disputeDecided === 'upheld' ? 1 : 0);
  });
});
