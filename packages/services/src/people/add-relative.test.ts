import { auditEntries } from '@linli/db/audit/tables';
import { relatives } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addRelative } from './add-relative.ts';
import { issueHouseholdCode } from './issue-household-code.ts';
import { listRelatives } from './list-relatives.ts';
import { removeRelative } from './remove-relative.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const s = await stage();
const { building } = await s.areas({ building: 'building' });
const head = await s.as({ role: 'building-head', area: building });

/** A household elsewhere with members of these names, and its code. */
async function home(...names: string[]) {
  const household = await s.household(building);
  const members = [];
  for (const name of names) members.push(await s.member(household, { name }));
  const { code } = await head.do(issueHouseholdCode, { householdId: household.id });
  const [first = '', second = ''] = members.map(({ personId }) => personId);
  return { household, code, first, second };
}
const relation = 'parent' as const;
const live = (condition: ReturnType<typeof eq>) =>
  s.db.$count(relatives, and(condition, isNull(relatives.endedAt)));
const actFor = async (accountId: string, personId: string) =>
  s.db
    .insert(relatives)
    .values({ id: s.ids.next(), accountId, personId, relation, createdAt: s.clock.now() });

describe('does', () => {
  it('lets one act for the member of that name', async () => {
    const { household, code, second } = await home('周梅', '李建国');
    const caller = await s.as();
    const added = await caller.do(addRelative, { code, name: '李建国', relation });
    expect(added).toEqual({ state: 'added', relativeId: expect.any(String) });
    expect(await caller.do(listRelatives, {})).toEqual({
      items: [
        {
          relativeId: added.state === 'added' ? added.relativeId : '',
          personId: second,
          name: '李建国',
          relation,
          address: household.address,
        },
      ],
      most: 8,
    });
    const [entry] = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, second));
    expect(entry).toMatchObject({
      action: 'people.add-relative',
      accountId: caller.accountId,
      areaPath: building.path,
    });
  });

  it('asks which one when several could be meant, and tells nothing of them but names', async () => {
    const { code, first, second } = await home('周梅', '李建国');
    const caller = await s.as();
    expect(await caller.do(addRelative, { code, relation })).toEqual({
      state: 'choose',
      persons: [
        { personId: first, name: '周梅' },
        { personId: second, name: '李建国' },
      ],
    });
    await caller.do(addRelative, { code, relation, personId: first });
    expect(await live(eq(relatives.personId, first))).toBe(1);
  });

  it('acts for somebody no longer, and may again', async () => {
    const { code, first } = await home('周梅');
    const caller = await s.as();
    const added = await caller.do(addRelative, { code, relation });
    if (added.state !== 'added') throw new Error(added.state);
    await caller.do(removeRelative, { relativeId: added.relativeId });
    expect((await caller.do(listRelatives, {})).items).toEqual([]);
    await caller.do(addRelative, { code, relation });
    expect(await live(eq(relatives.personId, first))).toBe(1);
    expect(await s.db.$count(relatives, eq(relatives.personId, first))).toBe(2);
  });
});

describe('refuses', () => {
  it('a ninth relative, and a fourth account for one relative, as an answer with the number', async () => {
    const caller = await s.as();
    for (let n = 0; n < 8; n++) await actFor(caller.accountId, (await s.person()).personId);
    const { code, first } = await home('周梅');
    expect(await caller.do(addRelative, { code, relation })).toEqual({
      state: 'refused',
      reason: 'too-many-relatives',
      most: 8,
    });
    for (let n = 0; n < 3; n++) await actFor((await s.account()).id, first);
    expect(await (await s.as()).do(addRelative, { code, relation })).toEqual({
      state: 'refused',
      reason: 'too-many-accounts',
      most: 3,
    });
  });

  it('one’s own household, and guessing of codes', async () => {
    const { household, code } = await home('周梅');
    const member = await s.as({ household });
    await expect(member.do(addRelative, { code, relation })).rejects.toMatchObject({ code: 'rule-refused' });
    const guesser = await s.as();
    for (let n = 0; n < 20; n++)
      await expect(guesser.do(addRelative, { code: '222222222222', relation })).rejects.toMatchObject({
        fields: [{ pointer: '/code', code: 'no-such-code' }],
      });
    await expect(guesser.do(addRelative, { code, relation })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
  });

  it('an account without a phone or without the privacy notice', async () => {
    const { code } = await home('周梅');
    await expect((await s.as({ phone: null })).do(addRelative, { code, relation })).rejects.toMatchObject({
      code: 'rule-refused',
    });
    const caller = await s.as();
    await caller.do(withdrawConsent, { kind: 'privacy' });
    await expect(caller.do(addRelative, { code, relation })).rejects.toMatchObject({
      code: 'consent-needed',
    });
  });

  it('to remove a relative of somebody else', async () => {
    const { code, first } = await home('周梅');
    const added = await (await s.as()).do(addRelative, { code, relation });
    const relativeId = added.state === 'added' ? added.relativeId : '';
    await expect((await s.as()).do(removeRelative, { relativeId })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await live(eq(relatives.personId, first))).toBe(1);
  });
});

describe('races and repeats', () => {
  it('one account adding many at once gets eight and no more', async () => {
    const caller = await s.as();
    for (let n = 0; n < 6; n++) await actFor(caller.accountId, (await s.person()).personId);
    const homes = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => home(name)));
    const answers = await Promise.all(homes.map(({ code }) => caller.do(addRelative, { code, relation })));
    expect(answers.map(({ state }) => state).sort()).toEqual(['added', 'added', 'refused', 'refused']);
    expect(await live(eq(relatives.accountId, caller.accountId))).toBe(8);
  });

  it('many accounts adding one relative at once: three may and no more', async () => {
    const { code, first } = await home('周梅');
    const callers = await Promise.all([1, 2, 3, 4, 5].map(() => s.as()));
    const answers = await Promise.all(callers.map((caller) => caller.do(addRelative, { code, relation })));
    expect(answers.filter(({ state }) => state === 'added')).toHaveLength(3);
    expect(await live(eq(relatives.personId, first))).toBe(3);
  });

  it('two accounts adding each other’s people crosswise do not wait for each other for ever', async () => {
    const [one, two] = [await home('甲'), await home('乙')];
    const [a, b] = [await s.as(), await s.as()];
    const answers = await Promise.all(
      [a, b].flatMap((caller) => [one, two].map(({ code }) => caller.do(addRelative, { code, relation }))),
    );
    expect(answers.map(({ state }) => state)).toEqual(['added', 'added', 'added', 'added']);
  });

  it('the same relative several times is one, removing twice is harmless', async () => {
    const { code, first } = await home('周梅');
    const caller = await s.as();
    const answers = await Promise.all([1, 2, 3].map(() => caller.do(addRelative, { code, relation })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await live(eq(relatives.personId, first))).toBe(1);
    const relativeId = answers[0]?.state === 'added' ? answers[0].relativeId : '';
    await Promise.all([1, 2].map(() => caller.do(removeRelative, { relativeId })));
    await caller.do(removeRelative, { relativeId });
    expect(await s.db.$count(auditEntries, eq(auditEntries.subjectId, first))).toBe(2);
  });
});
