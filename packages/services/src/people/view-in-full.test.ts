import { auditEntries } from '@linli/db/audit/tables';
import { residentIdCheck } from '@linli/domain/people/id-number';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { endMembership } from './end-membership.ts';
import { viewInFull } from './view-in-full.ts';

const s = await stage();
const idNumber = `37010219900307122${residentIdCheck('37010219900307122')}`;
const phone = s.phone();
const tree = await s.areas({ grid: 'grid', building: ['building', 'grid'], other: 'grid' });
const household = await s.household(tree.building);
const { personId } = await s.member(household, { phone, idNumber, birthDate: '1990-03-07' });
const leader = await s.as({ role: 'grid-leader', area: tree.grid });
const reason = '核对隔离人员';
const looks = () => s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, personId));

describe('does', () => {
  it('shows the numbers, and keeps who looked at whom and why, not what was seen', async () => {
    expect(await leader.do(viewInFull, { personId, reason })).toEqual({
      phone,
      idNumber,
      birthDate: '1990-03-07',
    });
    const entries = await looks();
    expect(entries).toMatchObject([
      { action: 'people.view-in-full', accountId: leader.accountId, reason, areaPath: tree.building.path },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${phone}|${idNumber}`));
  });

  it('every look is kept', async () => {
    const before = (await looks()).length;
    await Promise.all([1, 2, 3].map(() => leader.do(viewInFull, { personId, reason })));
    expect(await looks()).toHaveLength(before + 3);
  });
});

describe('refuses', () => {
  it('going through the register person by person: sixty an hour, by whatever session', async () => {
    const thief = await s.as({ role: 'grid-leader', area: tree.grid });
    const again = await s.as({ id: thief.accountId });
    for (let seen = 0; seen < 60; seen++)
      await (seen % 2 === 0 ? thief : again).do(viewInFull, { personId, reason });
    await expect(again.do(viewInFull, { personId, reason })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    expect(await leader.do(viewInFull, { personId, reason })).toMatchObject({ phone });
    s.clock.advance(61);
    expect(await thief.do(viewInFull, { personId, reason })).toMatchObject({ phone });
  });

  it('leaders elsewhere, roles that see masks only, and the household itself', async () => {
    const elsewhere = await s.as({ role: 'grid-leader', area: tree.other });
    await expect(elsewhere.do(viewInFull, { personId, reason })).rejects.toMatchObject({ code: 'not-found' });
    for (const caller of [
      await s.as({ role: 'building-head', area: tree.building }),
      await s.as({ household, personId }),
    ])
      await expect(caller.do(viewInFull, { personId, reason })).rejects.toMatchObject({
        code: 'not-allowed',
      });
  });

  it('the old leader once somebody lives in another grid', async () => {
    const building = await s.areas({ there: 'building' });
    const flat = await s.household(building.there);
    const moved = await s.member(household, { name: '搬家的人', relation: 'child' });
    await s.post(leader.accountId, 'grid-leader', building.there, {
      untilAt: new Date(s.clock.now().getTime() + 60_000),
    });
    s.clock.advance(0.5);
    await leader.do(endMembership, {
      personId: moved.personId,
      reason: 'moved-within',
      toHouseholdId: flat.id,
    });
    s.clock.advance(1);
    await expect(leader.do(viewInFull, { personId: moved.personId, reason })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
