import { readdirSync, readFileSync } from 'node:fs';
import { type AuditAction, auditActionNames, auditActionsBy } from '@linli/contracts/audit/labels';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { issueHouseholdCode } from '../people/issue-household-code.ts';
import { viewInFull } from '../people/view-in-full.ts';
import { exportEntries } from './export-entries.ts';
import { listEntries } from './list-entries.ts';
import { record } from './record.ts';

const s = await stage();
const area = await s.areas({
  district: 'district',
  community: ['community', 'district'],
  grid: ['grid', 'community'],
  building: ['building', 'grid'],
  other: ['community', 'district'],
  otherGrid: ['grid', 'other'],
});
const household = await s.household(area.building, { address: '三栋二单元 101 室' });
const { personId } = await s.member(household, { name: '王秀兰', birthDate: '1960-01-01' });
const secretary = await s.as({ role: 'secretary', area: area.community });
const officer = await s.as({ role: 'duty-officer', area: area.district });
const inspector = await s.as({ role: 'inspector', area: area.community });
const beside = await s.as({ role: 'secretary', area: area.other });
const leader = await s.as({ role: 'grid-leader', area: area.grid });
const resident = await s.as({ household, personId });
const reason = '核对隔离人员';
const page = { limit: 30 };

/** Signs in, as far as the audit knows: an entry without a place. */
const note = (who: typeof leader, action: AuditAction = 'identity.sign-in') =>
  who.do(async (ctx) => {
    await record(ctx, ctx.clock.now(), { action, subjectKind: 'account', subjectId: who.accountId });
    return {};
  }, {});
const read = async (who: typeof leader, chosen: Partial<Parameters<typeof listEntries>[1]> = {}) =>
  (await listEntries(await who.ctx(), { ...page, ...chosen })).items;

await leader.do(viewInFull, { personId, reason });
s.clock.advance(1);
await resident.do(issueHouseholdCode, { householdId: household.id });
s.clock.advance(1);
await note(leader);
await note(resident);

describe('the audit tells', () => {
  it('who looked at whom and why, in words for people: staff by name, residents by the first character', async () => {
    const [code, looked] = await read(secretary, { subjectId: undefined, areaId: area.building.id });
    expect(looked).toMatchObject({
      action: 'people.view-in-full',
      by: { accountId: leader.accountId },
      subject: '王**',
      areaName: expect.any(String),
      reason,
    });
    expect(looked?.by?.name).not.toMatch(/\*/);
    expect(code).toMatchObject({ action: 'people.issue-household-code', subject: '三栋二单元 101 室' });
    expect(code?.by?.name).toMatch(/^.\*+$/);
  });

  it('by person, action, group, subject and days, newest first and page by page', async () => {
    expect(
      await read(secretary, { accountId: leader.accountId, action: 'people.view-in-full' }),
    ).toHaveLength(1);
    expect((await read(secretary, { group: 'seen' })).map(({ action }) => action)).toEqual([
      'people.view-in-full',
    ]);
    expect(await read(secretary, { subjectId: personId })).toHaveLength(1);
    expect(await read(secretary, { fromDay: '2026-11-15', untilDay: '2026-11-15' })).toEqual([]);
    const all = (await read(secretary)).map(({ entryId }) => entryId);
    const first = await listEntries(await secretary.ctx(), { limit: 2 });
    const second = await listEntries(await secretary.ctx(), { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ entryId }) => entryId)).toEqual(all.slice(0, 4));
    expect(all).toEqual(all.toSorted().reverse());
  });

  it('where it was, not where somebody is: entries without a place only of those who hold a post there', async () => {
    const signedIn = await read(secretary, { action: 'identity.sign-in' });
    expect(signedIn.map(({ by }) => by?.accountId)).toEqual([leader.accountId]);
    expect(await read(beside)).toEqual([]);
    expect((await read(officer)).length).toBeGreaterThan(2);
    expect((await read(inspector)).length).toBe((await read(secretary)).length);
  });

  it('nothing to those who lead no community, nor of areas elsewhere, nor of half a lifetime at once', async () => {
    for (const who of [leader, resident])
      await expect(read(who)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(read(secretary, { areaId: area.otherGrid.id })).rejects.toMatchObject({ code: 'not-found' });
    for (const days of [
      { fromDay: '2026-11-16', untilDay: '2026-11-15' },
      { fromDay: '2025-01-01', untilDay: '2026-11-15' },
    ])
      await expect(read(secretary, days)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('an export of the audit', () => {
  it('is no formula in any cell, says the same in words, and stands in the audit itself', async () => {
    await leader.do(viewInFull, { personId, reason: '=HYPERLINK("http://x","y")' });
    const { content, type, name } = await secretary.do(exportEntries, {
      areaId: area.community.id,
      reason: '季度检查',
    });
    expect([type, name]).toEqual(['text/csv; charset=utf-8', expect.stringMatching(/2026-11-16\.csv$/)]);
    const text = content.toString('utf8');
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(text).not.toContain('"=');
    expect(text).toContain('"查看完整资料","人员","王**"');
    expect(await read(secretary, { action: 'audit.export' })).toMatchObject([
      { reason: '季度检查', by: { accountId: secretary.accountId } },
    ]);
  });

  it('is not for those who only read', async () => {
    await expect(inspector.do(exportEntries, { reason: '看看' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

it('every action that has words is recorded somewhere, and stands in one group', () => {
  const source = new URL('..', import.meta.url);
  const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(new URL(path, source), 'utf8'))
    .join('\n');
  // `changeClaim` puts the name of the slice in front.
  const written = (action: string) =>
    code.includes(`'${action}'`) || code.includes(`'${action.replace('shifts.', '')}'`);
  expect(auditActionNames.filter((action) => !written(action))).toEqual([]);
  const grouped = Object.values(auditActionsBy).flatMap((actions) => Object.keys(actions));
  expect(new Set(grouped).size).toBe(grouped.length);
});

describe('what was written down', () => {
  it('is not rewritten, by whatever statement', async () => {
    await expect(s.sql`update audit_entries set reason = '没看过'`).rejects.toThrow('only added');
  });
});
