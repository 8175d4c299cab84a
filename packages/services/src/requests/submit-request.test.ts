import { Problem } from '@linli/contracts/problem';
import { caseEvents } from '@linli/db/cases/tables';
import { identities } from '@linli/db/identity/tables';
import { notices } from '@linli/db/notices/tables';
import { relatives } from '@linli/db/people/tables';
import { requestLines, requests } from '@linli/db/requests/tables';
import { askFor, askOf, submit, village } from '@linli/test/support/requests';
import { and, asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WechatGateway } from '../gateways.ts';
import { uses } from '../vault.ts';
import { liftLimit } from './lift-limit.ts';
import { openContent } from './request-content.ts';

type Verdict = 'pass' | 'review' | 'risky' | 'away';
let verdict: (text: string) => Verdict = () => 'pass';
const texts: string[] = [];
const wechat = {
  checkText: async (_: string, text: string) => {
    texts.push(text);
    const said = verdict(text);
    if (said === 'away') throw new Problem('gateway-failed');
    return said;
  },
} as Partial<WechatGateway> as WechatGateway;

const place = await village({ gateways: { wechat } });
const { on, home, volunteer } = place;
const rowOf = async (requestId: string) => {
  const [row] = await on.db.select().from(requests).where(eq(requests.id, requestId));
  if (!row) throw new Error('no such request');
  return row;
};
const eventsOf = (requestId: string) =>
  on.db.select().from(caseEvents).where(eq(caseEvents.caseId, requestId)).orderBy(asc(caseEvents.seq));

beforeEach(() => {
  verdict = () => 'pass';
  texts.length = 0;
});

describe('submitRequest does', () => {
  it('keep lines as typed, seal what is said, and open it to volunteers at once', async () => {
    const at = await home();
    const { requestId, number, deadlineAt } = await askFor(on, at, {
      answers: { 'food-left': 'none', shop: ' 楼下超市 ' },
      lines: ['3 斤水多的梨', '  5 升矿泉水\u202e ', '   '],
      note: '放门口\r\n谢谢',
    });
    const row = await rowOf(requestId);
    expect(row).toMatchObject({
      state: 'accepted',
      urgency: 'urgent',
      clock: 'all-hours',
      contactless: true,
      number,
    });
    expect(openContent(on.vault, row.contentCipher)).toEqual({
      answers: { 'food-left': 'none', shop: '楼下超市' },
      note: '放门口\n谢谢',
    });
    expect(row.contentCipher.toString('latin1')).not.toContain('shop');
    const lines = await on.db
      .select()
      .from(requestLines)
      .where(eq(requestLines.requestId, requestId))
      .orderBy(asc(requestLines.place));
    expect(lines.map(({ textCipher }) => on.vault.openText(uses.requestLine, textCipher))).toEqual([
      '3 斤水多的梨',
      '5 升矿泉水',
    ]);
    expect((await eventsOf(requestId)).map(({ what }) => what)).toEqual(['submitted', 'accepted']);
    // Urgent: somebody has it within the hour, done within five.
    expect(row.answerDueAt?.getTime()).toBe(on.clock.now().getTime() + 60 * 60_000);
    expect(new Date(deadlineAt).getTime()).toBe(on.clock.now().getTime() + 5 * 60 * 60_000);
  });

  it('count desk work in working time, and leave it to staff to accept', async () => {
    const at = await home();
    const { requestId, deadlineAt } = await askFor(on, at, { kind: 'paper' });
    expect((await rowOf(requestId)).state).toBe('submitted');
    // Five working days of 7½ hours hold 40 hours until Monday, 23 November, 11:30.
    expect(deadlineAt).toBe('2026-11-23T03:30:00.000Z');
  });

  it('promise what is wanted later for later', async () => {
    const at = await home();
    const windowUntil = '2026-11-26T12:00:00.000Z';
    const asked = await askFor(on, at, { windowFrom: '2026-11-26T10:00:00.000Z', windowUntil });
    expect(asked.deadlineAt).toBe(windowUntil);
  });

  it('take it from a relative elsewhere, and from a volunteer by phone, and tell the household', async () => {
    const at = await home();
    const daughter = await on.as();
    await on.db.insert(relatives).values({
      id: on.ids.next(),
      accountId: daughter.accountId,
      personId: at.second,
      relation: 'parent',
      createdAt: on.clock.now(),
    });
    const forMother = await askOf(on, at.household, { basis: 'relative', forPersonId: at.second });
    expect(await submit(daughter, forMother)).toMatchObject({ outcome: 'asked' });
    for (const forPersonId of [null, at.first])
      await expect(
        submit(daughter, { ...forMother, clientId: 'not-my-mother', forPersonId }),
      ).rejects.toMatchObject({ fields: [{ pointer: '/forPersonId' }] });
    const caller = await volunteer();
    const byPhone = await submit(caller, await askOf(on, at.household, { basis: 'phone', kind: 'meals' }));
    if (byPhone.outcome !== 'asked') throw new Error(byPhone.outcome);
    const told = await on.db.select().from(notices).where(eq(notices.accountId, at.resident.accountId));
    expect(told.map(({ matter }) => matter)).toContain(`request:${byPhone.requestId}:submitted`);
    expect(await rowOf(byPhone.requestId)).toMatchObject({ basis: 'phone', accountId: caller.accountId });
  });

  it('say first whom to call in danger, write nothing, and then take it as danger', async () => {
    const at = await home();
    const body = await askOf(on, at.household, {
      kind: 'home-repair',
      answers: { what: 'gas', signs: ['gas-smell'], 'all-gone': true },
    });
    expect(await submit(at.resident, body)).toMatchObject({ outcome: 'call-first', call: ['119', '110'] });
    expect(await on.db.$count(requests, eq(requests.householdId, at.household.id))).toBe(0);
    const reply = await submit(at.resident, { ...body, clientId: 'danger-was-read', dangerRead: true });
    if (reply.outcome !== 'asked') throw new Error(reply.outcome);
    expect((await rowOf(reply.requestId)).urgency).toBe('danger');
  });

  it('have texts checked where the writer is known to WeChat, and say what became of it', async () => {
    const openId = async (caller: { accountId: string }) =>
      on.db.insert(identities).values({
        provider: 'wechat',
        subject: `open-${caller.accountId}`,
        accountId: caller.accountId,
        createdAt: on.clock.now(),
      });
    const checkOf = async (said: Verdict, known = true) => {
      const at = await home();
      if (known) await openId(at.resident);
      verdict = () => said;
      const { requestId } = await askFor(on, at, { note: '麻烦了' });
      const [submitted] = await eventsOf(requestId);
      return submitted?.facts;
    };
    expect(await checkOf('pass', false)).toMatchObject({ textCheck: 'no-check' });
    expect(texts).toEqual([]);
    expect(await checkOf('pass')).toMatchObject({ textCheck: 'passed' });
    expect(texts).toContain('3 斤水多的梨\n5 升矿泉水');
    expect(await checkOf('review')).toMatchObject({ textCheck: 'review' });
    expect(await checkOf('away')).toMatchObject({ textCheck: 'not-checked' });

    const at = await home();
    await openId(at.resident);
    verdict = (text) => (text === '坏话' ? 'risky' : 'pass');
    const body = await askOf(on, at.household, { note: '坏话' });
    expect(await submit(at.resident, body)).toEqual({ outcome: 'text-refused', pointer: '/note' });
    expect(await on.db.$count(requests, eq(requests.householdId, at.household.id))).toBe(0);
    // The same words do not keep anybody in danger from help.
    const danger = await askOf(on, at.household, {
      kind: 'other',
      answers: { what: '坏话', danger: true, today: true },
      dangerRead: true,
    });
    expect(await submit(at.resident, danger)).toMatchObject({ outcome: 'asked' });
  });

  it('take another one of "something else", and by staff of anything, when the open ones are named', async () => {
    const at = await home();
    const first = await askFor(on, at, { kind: 'other' });
    const again = (more = {}) =>
      askOf(on, at.household, { kind: 'other', ...more }).then((body) => submit(at.resident, body));
    expect(await again()).toMatchObject({ outcome: 'same-open', same: [{ requestId: first.requestId }] });
    expect(await again({ although: [first.requestId] })).toMatchObject({ outcome: 'asked' });
    expect(await again({ although: [first.requestId] })).toMatchObject({ outcome: 'same-open' });
  });
});

describe('submitRequest refuses', () => {
  it('somebody with nothing to do there, whether the household is there or not', async () => {
    const at = await home();
    const stranger = await on.as();
    const body = await askOf(on, at.household);
    await expect(submit(stranger, body)).rejects.toMatchObject({ code: 'not-found' });
    await expect(submit(stranger, { ...body, householdId: on.ids.next() })).rejects.toMatchObject({
      code: 'not-found',
    });
    const beside = await on.as({ role: 'grid-leader', area: place.area.beside });
    await expect(submit(beside, { ...body, basis: 'phone' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a word that is not theirs to give', async () => {
    const at = await home();
    const caller = await volunteer();
    const body = await askOf(on, at.household);
    await expect(submit(caller, body)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(submit(at.resident, { ...body, basis: 'phone' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(
      submit(at.resident, { ...body, basis: 'relative', forPersonId: at.first }),
    ).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('what does not fit, with pointers into the body', async () => {
    const at = await home();
    const other = await home();
    const body = await askOf(on, at.household, {
      answers: { 'food-left': 'plenty', unheard: 1 },
      lines: [],
      windowUntil: '2026-11-16T00:59:00Z',
      photoIds: [on.ids.next()],
    });
    const refused = await submit(at.resident, body).catch((problem: Problem) => problem);
    expect(refused).toMatchObject({
      code: 'invalid-input',
      fields: [
        { pointer: '/answers/unheard', code: 'unknown' },
        { pointer: '/answers/food-left', code: 'not-an-option' },
        { pointer: '/lines', code: 'missing' },
        { pointer: '/windowUntil', code: 'in-the-past' },
        { pointer: '/photoIds/0', code: 'unknown' },
      ],
    });
    await expect(
      submit(at.resident, await askOf(on, at.household, { forPersonId: other.first })),
    ).rejects.toMatchObject({ fields: [{ pointer: '/forPersonId' }] });
    await expect(
      submit(at.resident, { ...(await askOf(on, at.household)), kindId: on.ids.next() }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/kindId', code: 'outdated' }] });
  });

  it('what needs a consent that was not given, and nothing else', async () => {
    const household = await on.household(place.area.unit);
    await on.member(household);
    const account = await on.account({ consents: ['privacy'] });
    await on.join(account.id, household);
    const resident = await on.as(account);
    const answers = { 'bad-now': false, left: 'more', from: 'pharmacy' } as const;
    const body = await askOf(on, household, {
      kind: 'medicine',
      answers: { ...answers, 'must-not-stop': true },
    });
    await expect(submit(resident, body)).rejects.toMatchObject({
      fields: [{ pointer: '/answers/must-not-stop', code: 'not-allowed-here' }],
    });
    expect(await submit(resident, await askOf(on, household, { kind: 'medicine', answers }))).toMatchObject({
      outcome: 'asked',
    });
  });

  it('the twenty-first within an hour, says so, and takes it again when staff lift the limit', async () => {
    const at = await home();
    const ids: string[] = [];
    const next = async () => {
      const reply = await submit(
        at.resident,
        await askOf(on, at.household, { kind: 'other', although: ids }),
      );
      if (reply.outcome === 'asked') ids.push(reply.requestId);
      return reply.outcome;
    };
    for (let n = 0; n < 20; n++) expect(await next()).toBe('asked');
    const refused = await next().catch((problem: Problem) => problem);
    expect(refused).toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 3600 });
    expect((refused as Problem).detail?.zh).toContain('网格长');
    // Danger is never throttled.
    const danger = await askOf(on, at.household, {
      kind: 'ride',
      answers: { 'bad-now': true, when: 'now', hospital: '市立医院', moves: 'carried' },
      dangerRead: true,
    });
    expect(await submit(at.resident, danger)).toMatchObject({ outcome: 'asked' });
    const lift = { accountId: at.resident.accountId, reason: '电话核实过' };
    await expect(place.besideLeader.do(liftLimit, lift)).rejects.toMatchObject({ code: 'not-found' });
    await expect(at.resident.do(liftLimit, lift)).rejects.toMatchObject({ code: 'not-allowed' });
    await place.gridLeader.do(liftLimit, lift);
    expect(await next()).toBe('asked');
  });
});

describe('submitRequest in races and repeats', () => {
  it('gives a repeat the same answer and writes once; the same id with another body is refused', async () => {
    const at = await home();
    const body = await askOf(on, at.household);
    const first = await submit(at.resident, body);
    on.clock.advance(5);
    const again = await Promise.all([1, 2, 3].map(() => submit(at.resident, body)));
    for (const reply of again) expect(reply).toEqual(first);
    await expect(submit(at.resident, { ...body, note: '再加一样' })).rejects.toMatchObject({
      code: 'key-reused',
    });
    expect(await on.db.$count(requests, eq(requests.householdId, at.household.id))).toBe(1);
  });

  it('of several at once with one client id, one is written and all get its answer', async () => {
    const at = await home();
    const body = await askOf(on, at.household);
    const replies = await Promise.all([1, 2, 3, 4].map(() => submit(at.resident, body)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await on.db.$count(requests, eq(requests.householdId, at.household.id))).toBe(1);
  });

  it('of two of a household with the same matter at once, the later is shown the first', async () => {
    const at = await home();
    const wife = await on.as({ household: at.household, personId: at.second });
    const bodies = [await askOf(on, at.household), await askOf(on, at.household)] as const;
    const replies = await Promise.all([submit(at.resident, bodies[0]), submit(wife, bodies[1])]);
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual(['asked', 'same-open']);
    const [row] = await on.db.select().from(requests).where(eq(requests.householdId, at.household.id));
    const other = replies.find(({ outcome }) => outcome === 'same-open');
    expect(other).toMatchObject({ same: [{ requestId: row?.id }] });
  });

  it('of a discreet matter nobody learns that somebody behind the same door asked too', async () => {
    const at = await home();
    const wife = await on.as({ household: at.household });
    const stranger = await on.as({ household: at.household });
    for (const caller of [at.resident, wife, stranger]) {
      const body = await askOf(on, at.household, { kind: 'counselling' });
      expect(await submit(caller, body)).toMatchObject({ outcome: 'asked' });
      expect(await submit(caller, { ...body, clientId: `${body.clientId}-again` })).toMatchObject({
        outcome: 'same-open',
        same: [{ place: at.household.address }],
      });
    }
    const told = await on.db
      .select()
      .from(notices)
      .where(and(eq(notices.accountId, at.resident.accountId), eq(notices.kind, 'request-moved')));
    expect(told).toEqual([]);
  });
});
