import { shiftRules } from '@linli/db/shifts/tables';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { guardedGate } from '@linli/test/support/duty';
import { describe, expect, it } from 'vitest';
import { checkOutFor } from './check-out-for.ts';
import { confirmHours } from './confirm-hours.ts';
import { disputeDuty } from './dispute-duty.ts';
import { listToSettle } from './list-to-settle.ts';
import { recordNoShow } from './record-no-show.ts';

const at = await guardedGate();
const { on, lead, otherLead, placed, goTo, left, onDuty } = at;
const list = async (who: typeof lead, more: { cursor?: string; limit?: number; areaId?: string } = {}) =>
  listToSettle(await who.ctx(), { limit: 30, ...more });
/** What waits about some places, in the order of the list. */
const about = async (who: typeof lead, claimIds: readonly string[]) =>
  (await list(who)).items
    .filter(({ person }) => claimIds.includes(person.claimId))
    .map(({ what, minutes, person }) => [what, minutes, person.state]);

describe('to-settle shows', () => {
  it('hours as they were measured, until they are confirmed', async () => {
    const { claimId, who, shift } = await left();
    const [item] = (await list(lead)).items;
    expect(item).toMatchObject({
      what: 'hours',
      minutes: 300,
      dispute: null,
      shift: { shiftId: shift.id, checkpoint: at.east.name },
      person: { claimId, accountId: who.accountId, state: 'left', checkedOutAt: shift.endsAt.toISOString() },
    });
    await lead.do(confirmHours, { claimId, minutes: null, reason: '' });
    expect((await list(lead)).items).toEqual([]);
  });

  it('who did not come once the time to check in has passed, by the limits of the place', async () => {
    const { claimId, shift } = await placed();
    goTo(shift, 60);
    expect(await about(lead, [claimId])).toEqual([]);
    on.clock.advance(1);
    expect(await about(lead, [claimId])).toEqual([['missing', null, 'claimed']]);
    await on.db.insert(shiftRules).values({
      areaId: at.area.community.id,
      rules: { ...shippedRules, checkInLateMinutes: 90 },
      setBy: lead.accountId,
      setAt: on.clock.now(),
    });
    expect(await about(lead, [claimId])).toEqual([]);
    goTo(shift, 91);
    expect(await about(lead, [claimId])).toEqual([['missing', null, 'claimed']]);
    await on.db.delete(shiftRules);
    await lead.do(recordNoShow, { claimId, reason: '没有来' });
    expect(await about(lead, [claimId])).toEqual([]);
  });

  it('who is still on duty long after their shift', async () => {
    const { claimId, shift } = await onDuty();
    on.clock.set(new Date(shift.endsAt.getTime() + 120 * 60_000));
    expect(await about(lead, [claimId])).toEqual([]);
    on.clock.advance(1);
    expect(await about(lead, [claimId])).toEqual([['hours', null, 'on-duty']]);
    await lead.do(checkOutFor, { claimId, leftAt: shift.endsAt.toISOString(), reason: '忘了签退' });
    expect(await about(lead, [claimId])).toEqual([['hours', 300, 'left']]);
  });

  it('disputes, opened, to others than who made the record', async () => {
    const { claimId, who, shift } = await placed();
    goTo(shift, 61);
    await lead.do(recordNoShow, { claimId, reason: '没有来' });
    await who.do(disputeDuty, { claimId, text: '我在西门' });
    expect(await about(lead, [claimId])).toEqual([]);
    expect((await list(otherLead)).items.find(({ person }) => person.claimId === claimId)).toMatchObject({
      what: 'dispute',
      dispute: '我在西门',
    });
  });

  it('nothing of oneself', async () => {
    const { claimId } = await left({ who: lead, shift: await at.shift({ inHours: 2 }) });
    expect(await about(lead, [claimId])).toEqual([]);
    expect(await about(otherLead, [claimId])).toEqual([['hours', 300, 'left']]);
  });

  it('the oldest first, page by page, each once', async () => {
    for (let n = 0; n < 3; n++) await left();
    const all = (await list(otherLead)).items.map(({ person }) => person.claimId);
    expect(all.length).toBeGreaterThan(4);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list(otherLead, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ person }) => person.claimId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all);
  });
});

describe('to-settle refuses', () => {
  it('other areas, and everybody who does not lead', async () => {
    const { who } = await left();
    expect((await list(at.outsider)).items).toEqual([]);
    expect((await list(at.gridLeader)).items).toEqual([]);
    expect((await list(lead, { areaId: at.area.grid.id })).items).toEqual([]);
    await expect(list(who)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(list(at.inspector)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(list(at.gridLeader, { areaId: at.area.community.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(list(lead, { cursor: 'bm90IG9uZQ' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
