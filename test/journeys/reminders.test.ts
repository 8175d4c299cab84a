import { relatives } from '@linli/db/people/tables';
import { beforeAll, describe, expect, it } from 'vitest';
import { device } from '../support/device.ts';
import { openMessaging, templateId } from '../support/messaging.ts';
import { reportOf, roundInput, slotsOf, well } from '../support/rounds.ts';

const on = await openMessaging({ startsAt: '2026-11-15T21:00:00Z' });
const { db, worker } = on;
const place = await on.areas({
  community: 'community',
  grid: ['grid', 'community'],
  building: ['building', 'grid'],
});
const until = (time: string) => worker.advanceTo(new Date(`2026-11-16T${time}:00+08:00`));
const secretary = device(on, (await on.as({ role: 'secretary', area: place.community })).token);

/** A flat with one person who has WeChat on their own phone. */
async function flat(name: string) {
  const household = await on.household(place.building);
  const { personId } = await on.member(household, { name });
  const reader = await on.reader({ consents: 5 });
  await on.join(reader.id, household, { personId });
  await on.sql`update persons set account_id = ${reader.id} where id = ${personId}`;
  const { token } = await on.as({ id: reader.id });
  const phone = device(on, token);
  return {
    ...reader,
    household,
    personId,
    phone,
    report: (slotId: string) =>
      phone.call('POST /reports/submit', {
        ...reportOf(on, { id: slotId }, household, { [personId]: well() }),
      }),
    inbox: async () => (await phone.call('GET /notices', {})).items.map(({ kind }) => kind),
  };
}
const [zhang, wang, zhao] = [await flat('张三'), await flat('王五'), await flat('赵六')];
const daughter = await on.reader({ consents: 5 });
await db.insert(relatives).values({
  id: on.ids.next(),
  accountId: daughter.id,
  personId: zhao.personId,
  relation: 'child',
  createdAt: on.clock.now(),
});

let slots: { id: string }[] = [];
const slotNumber = (n: number) => slots[n]?.id ?? '';
beforeAll(async () => {
  const { roundId } = await secretary.call('POST /reports/open-round', await roundInput(on, place.community));
  await until('06:30');
  slots = await slotsOf(on, roundId);
});

describe('the reminder of a morning', () => {
  it('is on the phone of who is missing a minute after it is due, once, and tells how many', async () => {
    await zhang.report(slotNumber(0));
    await until('08:00');
    expect(on.overWechat(wang)).toEqual([]);
    expect(await wang.inbox()).toEqual(['report-missing']);
    await until('08:02');
    await until('08:30');
    expect(on.overWechat(wang)).toMatchObject([
      {
        templateId: templateId('report'),
        data: { thing1: '请填今天的报告', thing2: '还差 1 人，点开就能填' },
      },
    ]);
    expect(on.overWechat(zhang)).toEqual([]);
  });

  it('is not sent once the report is in, not even within the minute it waits for others', async () => {
    // Zhao was reminded with Wang at eight; here is the evening, in which Zhao is as quick as can be.
    await until('19:00');
    const before = on.overWechat(zhao).length;
    expect(await zhao.inbox()).toContain('report-missing');
    await zhao.report(slotNumber(1));
    await until('20:05');
    expect(on.overWechat(zhao)).toHaveLength(before);
    const [newest] = (await on.noticesOf(zhao)).slice(-1);
    expect(newest).toMatchObject({ kind: 'report-missing', state: 'dropped', dropReason: 'needless' });
    expect(await zhao.inbox()).toEqual(['report-missing']);
  });

  it('nor is a relative asked for somebody who has reported by then', async () => {
    // The morning's question to her went out; in the evening there was nobody left to ask about.
    const kinds = (await on.noticesOf(daughter)).map(({ kind, state }) => [kind, state]);
    expect(kinds).toEqual([['proxy-asked', 'taken']]);
    expect(on.overWechat(daughter)).toHaveLength(1);
  });
});

describe('a reminder that could not be sent at once', () => {
  it('is dropped when the report comes in before the next try', async () => {
    const tomorrow = (time: string) => worker.advanceTo(new Date(`2026-11-17T${time}:00+08:00`));
    await tomorrow('06:30');
    await zhang.report(slotNumber(2));
    await zhao.report(slotNumber(2));
    await tomorrow('08:00');
    const before = on.overWechat(wang).length;
    on.wechat.failNext('/cgi-bin/message/subscribe/send', 45009);
    await tomorrow('08:01');
    expect((await on.messagesTo(wang)).at(-1)?.state).toBe('waiting');
    await wang.report(slotNumber(2));
    await tomorrow('09:30');
    expect(on.overWechat(wang)).toHaveLength(before);
    expect((await on.messagesTo(wang)).at(-1)?.state).toBe('dropped');
  });
});
