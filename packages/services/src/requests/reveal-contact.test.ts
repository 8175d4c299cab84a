import { auditEntries } from '@linli/db/audit/tables';
import { workplace } from '@linli/test/support/work';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { revealContact } from './reveal-contact.ts';

const at = await workplace();
const { on, asked, household } = at;

describe('reveal-contact does', () => {
  it('tells the helper the door and the number of the person concerned, and writes down that it did', async () => {
    const phone = on.phone();
    const { personId, name } = await on.member(household, { phone });
    const helper = await at.volunteer();
    const requestId = await asked({ state: 'taken', helper, personId });
    expect(await helper.do(revealContact, { requestId })).toEqual({
      address: household.address,
      name,
      phone,
    });
    const [entry] = await on.db.select().from(auditEntries).where(eq(auditEntries.subjectId, requestId));
    expect(entry).toMatchObject({
      action: 'requests.reveal-contact',
      accountId: helper.accountId,
      facts: { person: personId },
    });
  });

  it('gives the head of the household where it is for all, to who is in charge, joint, or may see the register', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    await at.hand(requestId, at.cellHead.accountId, 'joint');
    for (const who of [at.buildingHead, at.cellHead, at.gridLeader, at.inspector])
      expect(await who.do(revealContact, { requestId })).toMatchObject({
        address: household.address,
        phone: expect.stringMatching(/^19999\d{6}$/),
      });
  });

  it('has the door where no number is known', async () => {
    const mute = await at.home();
    const requestId = await asked({ householdId: mute.household.id, lead: at.buildingHead });
    expect(await at.buildingHead.do(revealContact, { requestId })).toEqual({
      address: mute.household.address,
      name: null,
      phone: null,
    });
  });
});

describe('reveal-contact refuses', () => {
  it('volunteers before they have taken it, and heads who neither have it nor may see the register in full', async () => {
    const requestId = await asked();
    const volunteer = await at.volunteer();
    await expect(volunteer.do(revealContact, { requestId })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(at.cellHead.do(revealContact, { requestId })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(at.besideLeader.do(revealContact, { requestId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('of discreet matters everybody who does not have it in hand', async () => {
    const requestId = await asked({ kind: { discreet: true }, lead: at.cellHead });
    await expect(at.gridLeader.do(revealContact, { requestId })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await at.cellHead.do(revealContact, { requestId });
  });
});

describe('reveal-contact in races and repeats', () => {
  it('is over for the helper with the errand, and each look is written down', async () => {
    const helper = await at.volunteer();
    const requestId = await asked({ state: 'taken', helper });
    await helper.do(revealContact, { requestId });
    await helper.do(revealContact, { requestId });
    expect(await on.db.$count(auditEntries, eq(auditEntries.subjectId, requestId))).toBe(2);
    await on.sql`update request_hands set until_at = now(), end_reason = 'timed-out' where request_id = ${requestId}`;
    await expect(helper.do(revealContact, { requestId })).rejects.toMatchObject({ code: 'not-found' });
  });
});
