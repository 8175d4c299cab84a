import { auditEntries } from '@linli/db/audit/tables';
import { joins, persons } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { issueHouseholdCode } from './issue-household-code.ts';
import { joinByCode } from './join-by-code.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const s = await stage();
const home = async () => {
  const { building } = await s.areas({ building: 'building' });
  const household = await s.household(building);
  const { code } = await (await s.as({ household })).do(issueHouseholdCode, { householdId: household.id });
  return { building, household, code };
};
const accountOf = async (personId: string) => {
  const [row] = await s.db.select().from(persons).where(eq(persons.id, personId));
  return row?.accountId;
};
const rowsOf = (accountId: string) => s.db.select().from(joins).where(eq(joins.accountId, accountId));
const relation = 'child' as const;

describe('does', () => {
  it('lets the phone the register knows in at once, as the person it belongs to', async () => {
    const { building, household, code } = await home();
    const account = await s.account();
    const { personId } = await s.member(household, { phone: account.phone });
    const caller = await s.as(account);
    const answer = await caller.do(joinByCode, { code: code.toLowerCase(), relation });
    expect(answer).toEqual({ joinId: answer.joinId, householdId: household.id, state: 'confirmed' });
    expect(await accountOf(personId)).toBe(account.id);
    const [entry] = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, answer.joinId));
    expect(entry).toMatchObject({
      action: 'people.join',
      areaPath: building.path,
      facts: { way: 'code', state: 'confirmed', linked: true },
    });
  });

  it('leaves a request for a phone the register does not know, with the name given', async () => {
    const { household, code, building } = await home();
    await s.member(household, { phone: s.phone() });
    const caller = await s.as();
    const answer = await caller.do(joinByCode, { code, relation, name: '王小明' });
    expect(answer.state).toBe('asked');
    expect(await rowsOf(caller.accountId)).toMatchObject([
      {
        way: 'code',
        state: 'asked',
        areaId: building.id,
        applicantName: '王小明',
        personId: null,
        decidedAt: null,
      },
    ]);
  });

  it('confirms the same request when the register has learnt the phone meanwhile', async () => {
    const { household, code } = await home();
    const account = await s.account();
    const caller = await s.as(account);
    const claimed = await s.member(household);
    const asked = await caller.do(joinByCode, { code, relation, personId: claimed.personId });
    expect(asked.state).toBe('asked');
    const own = await s.member(household, { phone: account.phone });
    const confirmed = await caller.do(joinByCode, { code, relation });
    expect(confirmed).toEqual({ ...asked, state: 'confirmed' });
    expect(await accountOf(own.personId)).toBe(account.id);
    expect(await accountOf(claimed.personId)).toBeNull();
  });

  it('lets one say later which of two with the same phone one is', async () => {
    const { household, code } = await home();
    const account = await s.account();
    const [, second] = [
      await s.member(household, { phone: account.phone }),
      await s.member(household, { phone: account.phone }),
    ];
    const caller = await s.as(account);
    const first = await caller.do(joinByCode, { code, relation });
    expect(await rowsOf(account.id)).toMatchObject([{ state: 'confirmed', personId: null }]);
    expect(await caller.do(joinByCode, { code, relation, personId: second.personId })).toEqual(first);
    expect(await accountOf(second.personId)).toBe(account.id);
  });
});

describe('refuses', () => {
  it('a mistyped code without counting it, an unknown one with the reason at its field', async () => {
    const { code } = await home();
    const caller = await s.as();
    const wrong = code.replace(/.$/, (last) => (last === '3' ? '4' : '3'));
    const tryCode = (typed: string) =>
      caller.do(joinByCode, { code: typed, relation }).catch(({ fields }) => fields[0]);
    for (let n = 0; n < 25; n++)
      expect(await tryCode(wrong)).toEqual({ pointer: '/code', code: 'wrong-format' });
    expect(await tryCode('222222222222')).toEqual({ pointer: '/code', code: 'no-such-code' });
  });

  it('guessing: twenty codes an hour, then even the right one', async () => {
    const { code } = await home();
    const caller = await s.as();
    for (let n = 0; n < 20; n++)
      await expect(caller.do(joinByCode, { code: '222222222222', relation })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    await expect(caller.do(joinByCode, { code, relation })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    s.clock.advance(60);
    await caller.do(joinByCode, { code, relation });
  });

  it('an account without a phone, and one that did not agree to the privacy notice', async () => {
    const { code } = await home();
    await expect((await s.as({ phone: null })).do(joinByCode, { code, relation })).rejects.toMatchObject({
      code: 'rule-refused',
      detail: { en: expect.stringContaining('phone') },
    });
    const caller = await s.as();
    await caller.do(withdrawConsent, { kind: 'privacy' });
    await expect(caller.do(joinByCode, { code, relation })).rejects.toMatchObject({ code: 'consent-needed' });
  });

  it('a person who has another account, and leaves that link alone', async () => {
    const { household, code } = await home();
    const { personId } = await s.member(household);
    const owner = await s.as({ household, personId });
    await expect((await s.as()).do(joinByCode, { code, relation, personId })).rejects.toMatchObject({
      code: 'rule-refused',
      detail: { zh: expect.stringContaining('另一个账号') },
    });
    expect(await accountOf(personId)).toBe(owner.accountId);
  });

  it('a person of another household, and a second person for one account', async () => {
    const { household, code } = await home();
    const elsewhere = await home();
    const { personId } = await s.member(elsewhere.household);
    const caller = await s.as({ household: elsewhere.household, personId });
    await expect(caller.do(joinByCode, { code, relation, personId })).rejects.toMatchObject({
      fields: [{ pointer: '/personId', code: 'not-an-option' }],
    });
    const second = await s.member(household);
    await expect(caller.do(joinByCode, { code, relation, personId: second.personId })).rejects.toMatchObject({
      code: 'rule-refused',
      detail: { zh: expect.stringContaining('一个账号') },
    });
  });
});

describe('races and repeats', () => {
  it('joining several times at once leaves one way in', async () => {
    const { household, code } = await home();
    const account = await s.account();
    await s.member(household, { phone: account.phone });
    const caller = await s.as(account);
    const answers = await Promise.all([1, 2, 3].map(() => caller.do(joinByCode, { code, relation })));
    expect(new Set(answers.map(({ joinId }) => joinId)).size).toBe(1);
    expect(await rowsOf(account.id)).toHaveLength(1);
    expect(await s.db.$count(auditEntries, and(eq(auditEntries.accountId, account.id)))).toBe(1);
  });
});
