import { auditEntries } from '@linli/db/audit/tables';
import { households } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { issueHouseholdCode } from './issue-household-code.ts';
import { joinByCode } from './join-by-code.ts';

const s = await stage();
const place = async () => {
  const areas = await s.areas({
    community: 'community',
    grid: ['grid', 'community'],
    other: ['grid', 'community'],
    building: ['building', 'grid'],
  });
  return { ...areas, home: await s.household(areas.building) };
};
const use = async (code: string) =>
  (await s.as()).do(joinByCode, { code, relation: 'child' }).then(
    () => 'works',
    ({ fields }) => fields[0].code,
  );

describe('does', () => {
  it('makes a code to print that lets people ask for 180 days', async () => {
    const { home, building } = await place();
    const head = await s.as({ role: 'building-head', area: building });
    const { code, expiresAt } = await head.do(issueHouseholdCode, { householdId: home.id });
    expect(code).toMatch(/^[2-9A-Y]{4}-[2-9A-Y]{4}-[2-9A-Y]{4}$/);
    expect(expiresAt).toBe(new Date(s.clock.now().getTime() + 180 * 86_400_000).toISOString());
    expect(await use(code)).toBe('works');
    s.clock.advance(180 * 24 * 60 - 1);
    expect(await use(code)).toBe('works');
    s.clock.advance(1);
    expect(await use(code)).toBe('no-such-code');
  });

  it('ends the code before', async () => {
    const { home } = await place();
    const member = await s.as({ household: home });
    const first = await member.do(issueHouseholdCode, { householdId: home.id });
    const second = await member.do(issueHouseholdCode, { householdId: home.id });
    expect(await use(first.code)).toBe('no-such-code');
    expect(await use(second.code)).toBe('works');
  });

  it('keeps a hash, and an audit without the code', async () => {
    const { home, building } = await place();
    const member = await s.as({ household: home });
    const { code } = await member.do(issueHouseholdCode, { householdId: home.id });
    const [row] = await s.db.select().from(households).where(eq(households.id, home.id));
    expect(row?.codeHash).toHaveLength(32);
    const entries = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, home.id));
    expect(entries).toMatchObject([
      { action: 'people.issue-household-code', areaPath: building.path, facts: { by: 'household' } },
    ]);
    expect(JSON.stringify([row, entries])).not.toContain(code.replaceAll('-', ''));
  });
});

describe('refuses', () => {
  it('leaders of other areas, strangers, and who only asked, as if there were no such household', async () => {
    const { home, other, grid } = await place();
    const asking = await s.account();
    await s.join(asking.id, home, { state: 'asked' });
    const strangers = [
      await s.as({ role: 'grid-leader', area: other }),
      await s.as({ role: 'volunteer', area: grid }),
      await s.as(),
      await s.as(asking),
    ];
    for (const stranger of strangers)
      await expect(stranger.do(issueHouseholdCode, { householdId: home.id })).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  it('a household that is no more', async () => {
    const { building } = await place();
    const gone = await s.household(building, { closedAt: s.clock.now() });
    const head = await s.as({ role: 'building-head', area: building });
    await expect(head.do(issueHouseholdCode, { householdId: gone.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('races and repeats', () => {
  it('of two made at once one works', async () => {
    const { home } = await place();
    const member = await s.as({ household: home });
    const issue = () => member.do(issueHouseholdCode, { householdId: home.id });
    const codes = await Promise.all([issue(), issue()]);
    expect((await Promise.all(codes.map(({ code }) => use(code)))).sort()).toEqual(['no-such-code', 'works']);
  });
});
