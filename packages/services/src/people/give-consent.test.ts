import { auditEntries } from '@linli/db/audit/tables';
import { consents } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { demandConsent } from './demand-consent.ts';
import { giveConsent } from './give-consent.ts';
import { listConsents } from './list-consents.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const s = await stage();
const undecided = async () => s.as(await s.account({ consents: [] }));
const rowsOf = (accountId: string) =>
  s.db.select().from(consents).where(eq(consents.accountId, accountId)).orderBy(consents.id);
const health = { kind: 'health', version: 1 } as const;

describe('does', () => {
  it('lists every kind, given or not', async () => {
    const caller = await undecided();
    await caller.do(giveConsent, health);
    const { items } = await caller.do(listConsents, {});
    expect(items.map(({ kind }) => kind)).toEqual(['privacy', 'health', 'whereabouts', 'children-data']);
    expect(items[0]).toEqual({
      kind: 'privacy',
      version: 1,
      givenVersion: null,
      givenAt: null,
      withdrawnAt: null,
    });
    expect(items[1]).toMatchObject({
      givenVersion: 1,
      givenAt: s.clock.now().toISOString(),
      withdrawnAt: null,
    });
  });

  it('keeps a row for each time one was given, with its end', async () => {
    const caller = await undecided();
    await caller.do(giveConsent, health);
    s.clock.advance(60);
    const end = s.clock.now();
    await caller.do(withdrawConsent, { kind: 'health' });
    const { items } = await caller.do(listConsents, {});
    expect(items[1]?.withdrawnAt).toBe(end.toISOString());
    s.clock.advance(60);
    await caller.do(giveConsent, health);
    expect((await rowsOf(caller.accountId)).map(({ withdrawnAt }) => withdrawnAt)).toEqual([end, null]);
  });

  it('ends every version when one is withdrawn', async () => {
    const caller = await undecided();
    await s.db.insert(consents).values({
      id: s.ids.next(),
      accountId: caller.accountId,
      kind: 'health',
      version: 0,
      givenAt: s.clock.now(),
    });
    await caller.do(giveConsent, health);
    await caller.do(withdrawConsent, { kind: 'health' });
    expect((await rowsOf(caller.accountId)).filter(({ withdrawnAt }) => withdrawnAt === null)).toEqual([]);
  });

  it('is in the audit with kind and version', async () => {
    const caller = await undecided();
    await caller.do(giveConsent, health);
    await caller.do(withdrawConsent, { kind: 'health' });
    const entries = await s.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.accountId, caller.accountId));
    expect(entries.map(({ action, facts }) => [action, facts])).toEqual([
      ['people.give-consent', { kind: 'health', version: 1 }],
      ['people.withdraw-consent', { kind: 'health', version: 1 }],
    ]);
  });
});

describe('refuses', () => {
  it('a version that is not the newest, and says so at its field', async () => {
    const caller = await undecided();
    await expect(caller.do(giveConsent, { kind: 'health', version: 0 })).rejects.toMatchObject({
      fields: [{ pointer: '/version', code: 'outdated' }],
    });
    await expect(caller.do(giveConsent, { kind: 'health', version: 2 })).rejects.toMatchObject({
      fields: [{ pointer: '/version', code: 'not-an-option' }],
    });
    expect(await rowsOf(caller.accountId)).toEqual([]);
  });

  it('what needs a consent when it was withdrawn, never given, or given to an older text', async () => {
    const caller = await undecided();
    const old = {
      id: s.ids.next(),
      accountId: caller.accountId,
      kind: 'health',
      version: 0,
      givenAt: s.clock.now(),
    };
    await s.db.insert(consents).values(old);
    await expect(caller.do(demandConsent, 'health')).rejects.toMatchObject({ code: 'consent-needed' });
    await caller.do(giveConsent, health);
    await caller.do(demandConsent, 'health');
    await caller.do(withdrawConsent, { kind: 'health' });
    await expect(caller.do(demandConsent, 'health')).rejects.toMatchObject({ code: 'consent-needed' });
  });

  it('a visitor', async () => {
    await expect(s.visitor().do(giveConsent, health)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(s.visitor().do(listConsents, {})).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(s.visitor().do(withdrawConsent, { kind: 'health' })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });
});

describe('races and repeats', () => {
  it('giving and withdrawing twice, one after the other or at once, are done once', async () => {
    const caller = await undecided();
    await Promise.all([1, 2, 3].map(() => caller.do(giveConsent, health)));
    await caller.do(giveConsent, health);
    expect(await rowsOf(caller.accountId)).toHaveLength(1);
    await Promise.all([1, 2, 3].map(() => caller.do(withdrawConsent, { kind: 'health' })));
    await caller.do(withdrawConsent, { kind: 'health' });
    const entries = await s.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.accountId, caller.accountId));
    expect(entries).toHaveLength(2);
  });

  it('withdrawing what was never given changes nothing', async () => {
    const caller = await undecided();
    await caller.do(withdrawConsent, { kind: 'privacy' });
    expect(await rowsOf(caller.accountId)).toEqual([]);
  });
});
