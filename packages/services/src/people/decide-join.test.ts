import { auditEntries } from '@linli/db/audit/tables';
import { joins, persons } from '@linli/db/people/tables';
import { actorOf, stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { askToJoin } from './ask-to-join.ts';
import { decideJoin } from './decide-join.ts';
import { endMembership } from './end-membership.ts';
import { isLetInto } from './is-let-into.ts';
import { issueHouseholdCode } from './issue-household-code.ts';
import { joinByCode } from './join-by-code.ts';
import { me } from './me.ts';
import { withdrawJoin } from './withdraw-join.ts';

const s = await stage();

async function place() {
  const area = await s.areas({
    community: 'community',
    grid: ['grid', 'community'],
    other: ['grid', 'community'],
    building: ['building', 'grid'],
    beside: ['building', 'other'],
  });
  const household = await s.household(area.building);
  const head = await s.as({ role: 'building-head', area: area.building });
  const secretary = await s.as({ role: 'secretary', area: area.community });
  const { code } = await head.do(issueHouseholdCode, { householdId: household.id });
  return { ...area, household, head, secretary, code };
}
type Place = Awaited<ReturnType<typeof place>>;

async function asked({ code }: Place) {
  const caller = await s.as();
  const { joinId } = await caller.do(joinByCode, { code, relation: 'child' });
  return { caller, joinId };
}
async function askedInWords({ community }: Place) {
  const caller = await s.as();
  const { joinId } = await caller.do(askToJoin, {
    areaId: community.id,
    address: '水果店楼上',
    relation: 'tenant',
    name: '王小明',
    message: '',
  });
  return { caller, joinId };
}
const confirm = (joinId: string, more: { householdId?: string; personId?: string } = {}) => ({
  joinId,
  decision: 'confirm' as const,
  reason: '',
  ...more,
});
const rowOf = async (joinId: string) => {
  const [row] = await s.db.select().from(joins).where(eq(joins.id, joinId));
  return row;
};
const accountOf = async (personId: string) => {
  const [row] = await s.db.select().from(persons).where(eq(persons.id, personId));
  return row?.accountId;
};

describe('does', () => {
  it('lets the applicant in as the person the building head names', async () => {
    const here = await place();
    const { caller, joinId } = await asked(here);
    const { personId } = await s.member(here.household);
    s.clock.advance(5);
    await here.head.do(decideJoin, confirm(joinId, { personId }));
    expect(await isLetInto(await caller.ctx(), caller.accountId, here.household.id)).toBe(true);
    expect(await accountOf(personId)).toBe(caller.accountId);
    expect(await rowOf(joinId)).toMatchObject({
      state: 'confirmed',
      personId,
      decidedAt: s.clock.now(),
      decidedBy: here.head.accountId,
    });
    const [, entry] = await s.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, joinId))
      .orderBy(auditEntries.id);
    expect(entry).toMatchObject({
      action: 'people.decide-join',
      areaPath: here.building.path,
      facts: { decision: 'confirm', household: here.household.id, linked: true },
    });
  });

  it('lets somebody who is not in the register in without a person', async () => {
    const here = await place();
    const { caller, joinId } = await asked(here);
    await here.head.do(decideJoin, confirm(joinId));
    expect(await rowOf(joinId)).toMatchObject({ state: 'confirmed', personId: null });
    expect((await actorOf(caller))?.posts).toEqual([]);
  });

  it('puts a request in words to the household the leader finds', async () => {
    const here = await place();
    const { joinId } = await askedInWords(here);
    await here.secretary.do(decideJoin, confirm(joinId, { householdId: here.household.id }));
    expect(await rowOf(joinId)).toMatchObject({
      state: 'confirmed',
      householdId: here.household.id,
      areaId: here.building.id,
    });
  });

  it('refuses a request with its reason, and the code works for asking again', async () => {
    const here = await place();
    const { caller, joinId } = await asked(here);
    await here.head.do(decideJoin, { joinId, decision: 'refuse', reason: '不住这里' });
    expect((await caller.do(me, {})).households).toMatchObject([{ state: 'refused', reason: '不住这里' }]);
    expect(await isLetInto(await caller.ctx(), caller.accountId, here.household.id)).toBe(false);
    const again = await caller.do(joinByCode, { code: here.code, relation: 'child' });
    expect(again).toMatchObject({ state: 'asked' });
    expect(again.joinId).not.toBe(joinId);
  });
});

describe('refuses', () => {
  it('leaders whose area does not cover the household, as if there were no request', async () => {
    const here = await place();
    const { joinId } = await asked(here);
    const elsewhere = await s.as({ role: 'grid-leader', area: here.other });
    await expect(elsewhere.do(decideJoin, confirm(joinId))).rejects.toMatchObject({ code: 'not-found' });
    const inWords = await askedInWords(here);
    await expect(
      here.head.do(decideJoin, confirm(inWords.joinId, { householdId: here.household.id })),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('volunteers, duty officers and residents', async () => {
    const here = await place();
    const { joinId, caller } = await asked(here);
    const others = [
      await s.as({ role: 'volunteer', area: here.building }),
      await s.as({ role: 'duty-officer', area: here.community }),
      caller,
    ];
    for (const other of others)
      await expect(other.do(decideJoin, confirm(joinId))).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('one’s own request', async () => {
    const here = await place();
    const { joinId } = await here.head.do(joinByCode, { code: here.code, relation: 'child' });
    await expect(here.head.do(decideJoin, confirm(joinId))).rejects.toMatchObject({ code: 'rule-refused' });
  });

  it('no household, one outside the leader’s area, another than the code was for, one that is gone', async () => {
    const here = await place();
    const secretary = (input: Parameters<typeof decideJoin>[1]) =>
      here.secretary.do(decideJoin, input).catch(({ code, fields }) => fields?.[0]?.code ?? code);
    const inWords = await askedInWords(here);
    expect(await secretary(confirm(inWords.joinId))).toBe('missing');
    const [away] = [await s.household((await place()).building)];
    expect(await secretary(confirm(inWords.joinId, { householdId: away.id }))).toBe('not-found');
    const gone = await s.household(here.building, { closedAt: s.clock.now() });
    expect(await secretary(confirm(inWords.joinId, { householdId: gone.id }))).toBe('not-found');
    const byCode = await asked(here);
    const next = await s.household(here.building);
    expect(await secretary(confirm(byCode.joinId, { householdId: next.id }))).toBe('not-allowed-here');
  });

  it('a person who does not live there, one with another account, and a second person for one account', async () => {
    const here = await place();
    const { joinId, caller } = await asked(here);
    const decide = (personId: string) =>
      here.head
        .do(decideJoin, confirm(joinId, { personId }))
        .catch(({ code, fields, detail }) => fields[0]?.code ?? [code, detail.zh]);
    const stranger = await s.member(await s.household(here.building));
    expect(await decide(stranger.personId)).toBe('not-an-option');
    const taken = await s.member(here.household);
    await s.as({ household: here.household, personId: taken.personId });
    expect(await decide(taken.personId)).toEqual(['rule-refused', expect.stringContaining('另一个账号')]);
    const elsewhere = await s.household(here.building);
    const self = await s.member(elsewhere);
    await s.join(caller.accountId, elsewhere, { personId: self.personId });
    const second = await s.member(here.household);
    expect(await decide(second.personId)).toEqual(['rule-refused', expect.stringContaining('一个账号')]);
    expect(await rowOf(joinId)).toMatchObject({ state: 'asked' });
  });

  it('a request in words for a household the applicant is in already', async () => {
    const here = await place();
    const { joinId, caller } = await askedInWords(here);
    await s.join(caller.accountId, here.household);
    await expect(
      here.secretary.do(decideJoin, confirm(joinId, { householdId: here.household.id })),
    ).rejects.toMatchObject({ code: 'already-done', detail: { en: expect.stringContaining('belongs') } });
  });

  it('a request that was taken back', async () => {
    const here = await place();
    const { joinId, caller } = await asked(here);
    await caller.do(withdrawJoin, { joinId });
    await expect(here.head.do(decideJoin, confirm(joinId))).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });
});

describe('races and repeats', () => {
  const codes = async (tries: Promise<unknown>[]) =>
    (await Promise.allSettled(tries))
      .map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code))
      .sort();

  it('two leaders at once: one decision holds, the other is told; later it is already done', async () => {
    const here = await place();
    const { joinId } = await asked(here);
    const outcome = await codes([
      here.head.do(decideJoin, confirm(joinId)),
      here.secretary.do(decideJoin, { joinId, decision: 'refuse', reason: '' }),
    ]);
    expect(outcome).toContain('done');
    expect(outcome.find((code) => code !== 'done')).toMatch(/lost-race|already-done/);
    expect(await codes([here.head.do(decideJoin, confirm(joinId))])).toEqual(['already-done']);
  });

  it('two applicants confirmed at once as the same person: one is linked, the other request waits on', async () => {
    const here = await place();
    const [a, b] = [await asked(here), await asked(here)];
    const { personId } = await s.member(here.household);
    const outcome = await codes([
      here.head.do(decideJoin, confirm(a.joinId, { personId })),
      here.secretary.do(decideJoin, confirm(b.joinId, { personId })),
    ]);
    expect(outcome).toEqual(['done', 'rule-refused']);
    const states = [(await rowOf(a.joinId))?.state, (await rowOf(b.joinId))?.state].sort();
    expect(states).toEqual(['asked', 'confirmed']);
  });

  it('taken back and confirmed at once: never let in and free for another at the same time', async () => {
    const here = await place();
    for (let n = 0; n < 5; n++) {
      const { joinId, caller } = await asked(here);
      const { personId } = await s.member(here.household);
      await codes([
        caller.do(withdrawJoin, { joinId }),
        here.head.do(decideJoin, confirm(joinId, { personId })),
      ]);
      expect((await rowOf(joinId))?.endedAt).not.toBeNull();
      expect(await accountOf(personId)).toBeNull();
    }
  });

  it('confirmed while the person moves away: nobody stays linked to who has left', async () => {
    const here = await place();
    for (let n = 0; n < 5; n++) {
      const { joinId } = await asked(here);
      const { personId } = await s.member(here.household);
      s.clock.advance(1);
      const outcome = await codes([
        here.head.do(decideJoin, confirm(joinId, { personId })),
        here.secretary.do(endMembership, { personId, reason: 'moved-out' }),
      ]);
      expect(outcome).toContain('done');
      expect(await accountOf(personId)).toBeNull();
    }
  });
});
