import { Problem } from '@linli/contracts/problem';
import { identities } from '@linli/db/identity/tables';
import { notices } from '@linli/db/notices/tables';
import { requestMessages, requestPhotos, requestReceipts } from '@linli/db/requests/tables';
import { askFor, askOf, giveTo, moveTo, submit, village } from '@linli/test/support/requests';
import type { AccountCaller } from '@linli/test/support/stage';
import { and, eq, like } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../context.ts';
import type { WechatGateway } from '../gateways.ts';
import { dropLoosePhotos } from './drop-loose-photos.ts';
import { listMessages } from './list-messages.ts';
import { answerReplacement, markLine } from './mark-line.ts';
import { recordReceipt } from './record-receipt.ts';
import { say } from './say.ts';
import { showRequest } from './show-request.ts';
import { showRequestPhoto } from './show-request-photo.ts';
import { uploadRequestPhoto } from './upload-request-photo.ts';

let verdict: 'pass' | 'risky' | 'away' = 'pass';
const wechat = {
  checkText: async () => {
    if (verdict === 'away') throw new Problem('gateway-failed');
    return verdict;
  },
} as Partial<WechatGateway> as WechatGateway;
const place = await village({ gateways: { wechat } });
const { on, home, volunteer } = place;
beforeEach(() => {
  verdict = 'pass';
});

let sent = 0;
const write = async (caller: AccountCaller, requestId: string, text: string, more = {}) =>
  say(await caller.ctx(), { clientId: `message-${++sent}`, requestId, text, photoId: null, ...more });
const read = async (caller: AccountCaller, requestId: string, more = {}) =>
  listMessages(await caller.ctx(), { requestId, limit: 30, ...more });
const view = async (caller: AccountCaller, requestId: string) =>
  showRequest(await caller.ctx(), { requestId });
const told = async (requestId: string, caller: AccountCaller) =>
  on.db.$count(
    notices,
    and(
      eq(notices.accountId, caller.accountId),
      eq(notices.kind, 'request-answer'),
      like(notices.matter, `request:${requestId}:%`),
    ),
  );

const picture = await sharp({ create: { width: 1800, height: 900, channels: 3, background: '#3c6' } })
  .jpeg()
  .withExif({ IFD3: { GPSLatitude: '30/1 35/1 0/1', GPSLatitudeRef: 'N' } })
  .toBuffer();
async function* pieces(file: Buffer) {
  yield file;
}
const upload = (caller: AccountCaller, about: { householdId?: string; requestId?: string }, file = picture) =>
  caller.do(
    (ctx: Ctx, input: typeof about) => uploadRequestPhoto(ctx, input, { bytes: pieces(file) }),
    about,
  );
const look = async (caller: AccountCaller, photoId: string) =>
  showRequestPhoto(await caller.ctx(), { photoId });

/** A shopping request that a volunteer is on. */
async function underWay() {
  const at = await home();
  const helper = await volunteer();
  const { requestId } = await askFor(on, at);
  await giveTo(on, helper, requestId);
  const [pears, water] = (await view(helper, requestId)).lines;
  if (!pears || !water) throw new Error('no lines');
  return { ...at, helper, requestId, pears, water };
}

describe('talk on a request does', () => {
  it('reach those involved, sealed, newest first, page by page', async () => {
    const { resident, helper, requestId } = await underWay();
    await write(resident, requestId, '门禁坏了，\u202e到了打电话');
    await write(helper, requestId, '好的，十分钟到');
    const [message] = await on.db
      .select()
      .from(requestMessages)
      .where(eq(requestMessages.requestId, requestId));
    expect(message?.textCipher.toString('utf8')).not.toContain('门禁');
    const first = await read(resident, requestId, { limit: 1 });
    expect(first.items).toMatchObject([{ text: '好的，十分钟到', mine: false }]);
    expect((await read(resident, requestId, { limit: 1, cursor: first.nextCursor })).items).toMatchObject([
      { text: '门禁坏了，到了打电话', mine: true },
    ]);
    expect([await told(requestId, resident), await told(requestId, helper)]).toEqual([1, 1]);
  });

  it('carry photos drawn anew, seen by those involved alone', async () => {
    const { resident, helper, requestId, household } = await underWay();
    const { photoId } = await upload(helper, { requestId });
    await expect(look(resident, photoId)).rejects.toMatchObject({ code: 'not-found' });
    await write(helper, requestId, '', { photoId });
    const { content } = await look(resident, photoId);
    expect(await sharp(content).metadata()).toMatchObject({ format: 'jpeg', width: 1600 });
    expect((await sharp(content).metadata()).exif).toBeUndefined();
    // It belongs to the conversation, not to what was asked for.
    expect((await view(resident, requestId)).photoIds).toEqual([]);
    await expect(look((await home()).resident, photoId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(look(await volunteer(), photoId)).rejects.toMatchObject({ code: 'not-found' });

    const own = await upload(resident, { householdId: household.id });
    const asked = await askFor(on, { household, resident }, { kind: 'home-repair', photoIds: [own.photoId] });
    expect((await view(place.gridLeader, asked.requestId)).photoIds).toEqual([own.photoId]);
    expect((await look(place.gridLeader, own.photoId)).type).toBe('image/jpeg');
    await expect(look(helper, own.photoId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tick lines, and replace nothing without asking', async () => {
    const { resident, helper, requestId, pears, water } = await underWay();
    const mark = (lineId: string, outcome: 'got' | 'not-found' | 'asked' | 'open', instead = '') =>
      helper.do(markLine, { requestId, lineId, outcome, instead });
    await mark(water.lineId, 'got');
    await mark(pears.lineId, 'asked', '香梨 3 斤');
    expect(await told(requestId, resident)).toBe(1);
    expect((await view(resident, requestId)).lines).toMatchObject([
      { text: '3 斤水多的梨', state: 'asked', instead: '香梨 3 斤' },
      { text: '5 升矿泉水', state: 'got', instead: null },
    ]);
    const answer = (lineId: string, agrees: boolean) =>
      resident.do(answerReplacement, { requestId, lineId, agrees });
    expect((await view(resident, requestId)).may).toContain('answer-replacement');
    await answer(pears.lineId, true);
    await mark(pears.lineId, 'got');
    expect((await view(helper, requestId)).lines[0]).toMatchObject({
      state: 'replaced',
      instead: '香梨 3 斤',
    });
    expect(await told(requestId, helper)).toBe(1);
    await mark(water.lineId, 'not-found');
    await mark(water.lineId, 'open');
    expect((await view(helper, requestId)).lines[1]).toMatchObject({ state: 'open', instead: null });
    await mark(water.lineId, 'asked', '苏打水');
    await answer(water.lineId, false);
    expect((await view(helper, requestId)).lines[1]).toMatchObject({ state: 'declined' });
  });

  it('keep what was paid between the two, with the receipt', async () => {
    const { resident, helper, requestId } = await underWay();
    const { photoId } = await upload(helper, { requestId });
    const { receiptId } = await helper.do(recordReceipt, { requestId, amountFen: 4350, photoId });
    const seen = await view(resident, requestId);
    expect(seen.receipts).toMatchObject([{ receiptId, amountFen: 4350, photoId }]);
    expect(seen.photoIds).toEqual([]);
    expect((await look(resident, photoId)).content.length).toBeGreaterThan(100);
    // Also after the goods were handed over.
    await moveTo(on, requestId, 'under-way', 'done');
    await helper.do(recordReceipt, { requestId, amountFen: 0, photoId: null });
  });
});

describe('talk on a request refuses', () => {
  it('those who are not involved, and everybody once it is over', async () => {
    const { resident, helper, requestId, pears } = await underWay();
    const neighbour = await volunteer();
    for (const caller of [neighbour, (await home()).resident, place.besideLeader]) {
      await expect(write(caller, requestId, '在吗')).rejects.toMatchObject({ code: 'not-found' });
      await expect(read(caller, requestId)).rejects.toMatchObject({ code: 'not-found' });
      await expect(upload(caller, { requestId })).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(write(place.inspector, requestId, '在吗')).rejects.toMatchObject({ code: 'not-allowed' });
    const marking = { requestId, lineId: pears.lineId, outcome: 'got', instead: '' } as const;
    await expect(resident.do(markLine, marking)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      resident.do(recordReceipt, { requestId, amountFen: 1, photoId: null }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      helper.do(answerReplacement, { requestId, lineId: pears.lineId, agrees: true }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await moveTo(on, requestId, 'under-way', 'done', 'closed');
    await expect(write(resident, requestId, '谢谢')).rejects.toMatchObject({ code: 'illegal-transition' });
    await expect(read(helper, requestId)).rejects.toMatchObject({ code: 'not-allowed' });
    const free = await askFor(on, await home());
    await expect(read(neighbour, free.requestId)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('photos of others, of another household, of nothing, and what is no photo', async () => {
    const { resident, helper, requestId, household } = await underWay();
    const { photoId } = await upload(resident, { householdId: household.id });
    await expect(write(helper, requestId, '', { photoId })).rejects.toMatchObject({
      fields: [{ pointer: '/photoId' }],
    });
    const elsewhere = await home();
    await expect(
      submit(elsewhere.resident, await askOf(on, elsewhere.household, { photoIds: [photoId] })),
    ).rejects.toMatchObject({ fields: [{ pointer: '/photoIds/0', code: 'unknown' }] });
    await expect(upload(resident, {})).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(upload(resident, { requestId }, Buffer.from('GIF89a'))).rejects.toMatchObject({
      code: 'unsupported-type',
    });
  });

  it('more photos than sixty a day from one account', async () => {
    const at = await home();
    const { photoId } = await upload(at.resident, { householdId: at.household.id });
    const [photo] = await on.db.select().from(requestPhotos).where(eq(requestPhotos.id, photoId));
    if (!photo) throw new Error('no photo');
    await on.db
      .insert(requestPhotos)
      .values(Array.from({ length: 59 }, () => ({ ...photo, id: on.ids.next() })));
    await expect(upload(at.resident, { householdId: at.household.id })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    on.clock.advance(24 * 60);
    await upload(at.resident, { householdId: at.household.id });
  });

  it('to ask about nothing, and to answer what nobody asks', async () => {
    const { resident, helper, requestId, pears } = await underWay();
    await expect(
      helper.do(markLine, { requestId, lineId: pears.lineId, outcome: 'asked', instead: ' \u202e' }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/instead', code: 'missing' }] });
    await expect(
      resident.do(answerReplacement, { requestId, lineId: pears.lineId, agrees: true }),
    ).rejects.toMatchObject({ code: 'illegal-transition' });
    const other = await underWay();
    await expect(
      helper.do(markLine, { requestId, lineId: other.pears.lineId, outcome: 'got', instead: '' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a text the platform refuses, and says so; while it is away the text goes through', async () => {
    const { resident, requestId } = await underWay();
    await on.db.insert(identities).values({
      provider: 'wechat',
      subject: `open-${resident.accountId}`,
      accountId: resident.accountId,
      createdAt: on.clock.now(),
    });
    verdict = 'risky';
    expect(await write(resident, requestId, '坏话')).toEqual({ refused: true });
    verdict = 'away';
    expect(await write(resident, requestId, '好话')).toMatchObject({ refused: false });
    expect((await read(resident, requestId)).items.map(({ text }) => text)).toEqual(['好话']);
  });
});

describe('talk on a request in races and repeats', () => {
  it('says once what is sent again, and refuses another text under the same id', async () => {
    const { resident, helper, requestId } = await underWay();
    const same = { clientId: 'sent-over-a-bad-net' };
    const replies = await Promise.all([1, 2, 3].map(() => write(resident, requestId, '到哪里了？', same)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect((await read(helper, requestId)).items).toHaveLength(1);
    expect(await told(requestId, helper)).toBe(1);
    await expect(write(resident, requestId, '快一点', same)).rejects.toMatchObject({ code: 'key-reused' });
  });

  it('answers a replacement once, whoever of the household is first', async () => {
    const { household, second, resident, helper, requestId, pears } = await underWay();
    const wife = await on.as({ household, personId: second });
    const { lineId } = pears;
    await helper.do(markLine, { requestId, lineId, outcome: 'asked', instead: '苹果' });
    const answers = await Promise.allSettled([
      resident.do(answerReplacement, { requestId, lineId, agrees: true }),
      wife.do(answerReplacement, { requestId, lineId, agrees: false }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('drops photos that nothing named within two days, and no others', async () => {
    const { resident, requestId, household } = await underWay();
    const loose = await upload(resident, { householdId: household.id });
    const named = await upload(resident, { requestId });
    await write(resident, requestId, '', named);
    on.clock.advance(2 * 24 * 60 - 1);
    await on.system().do(dropLoosePhotos, undefined);
    await look(resident, loose.photoId);
    on.clock.advance(2);
    await on.system().do(dropLoosePhotos, undefined);
    expect(await on.system().do(dropLoosePhotos, undefined)).toBe(0);
    await expect(look(resident, loose.photoId)).rejects.toMatchObject({ code: 'not-found' });
    await look(resident, named.photoId);
  });

  it('keeps at most twenty receipts', async () => {
    const { helper, requestId } = await underWay();
    const receipt = () => helper.do(recordReceipt, { requestId, amountFen: 100, photoId: null });
    const all = await Promise.allSettled(Array.from({ length: 22 }, receipt));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(await on.db.$count(requestReceipts, eq(requestReceipts.requestId, requestId))).toBe(20);
  });
});
