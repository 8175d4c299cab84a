import { accounts } from '@linli/db/identity/tables';
import { requestHands, requestKinds, requests } from '@linli/db/requests/tables';
import { calendarLinks } from '@linli/db/shifts/duty-tables';
import { claims } from '@linli/db/shifts/tables';
import { askFor, giveTo, kindId } from '@linli/test/support/requests';
import { gate } from '@linli/test/support/shifts';
import type { AccountCaller } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { issueCalendar } from './issue-calendar.ts';
import { readFeed } from './read-feed.ts';
import { revokeCalendar } from './revoke-calendar.ts';
import { showCalendarLink } from './show-calendar-link.ts';

const g = await gate();
const { on, home, volunteer, shift, claim, checkpoint } = g;

const link = async (who: AccountCaller) => (await who.do(issueCalendar, {})).path;
const tokenOf = (path: string) => path.replace('/api/shifts/feed/', '');
const follow = async (path: string) => readFeed(await on.visitor().ctx(), { token: tokenOf(path) });
const text = async (path: string) => (await follow(path)).content.toString('utf8');
/** What a calendar program makes of it; not the library that wrote it. */
async function events(path: string) {
  const calendar = new ICAL.Component(ICAL.parse(await text(path)));
  return calendar.getAllSubcomponents('vevent').map((each) => {
    const event = new ICAL.Event(each);
    return {
      uid: event.uid,
      title: event.summary,
      place: event.location,
      text: event.description,
      starts: event.startDate.toJSDate(),
      ends: event.endDate.toJSDate(),
      inUtc: event.startDate.zone?.tzid === 'UTC',
      status: each.getFirstPropertyValue('status'),
    };
  });
}

describe('the calendar has', () => {
  it('my shifts at the right moment across midnight in Shanghai, and nobody else’s', async () => {
    const [anna, bo] = [await volunteer(), await volunteer()];
    // 17:30 to 01:00.
    const evening = await shift({ inHours: 8.5, hours: 7.5 });
    const held = await claim(anna, evening);
    const asked = await claim(anna, await shift({ inHours: 40 }), {
      state: 'offered',
      claimedAt: null,
      confirmBy: evening.startsAt,
    });
    await claim(bo, evening);
    const mine = await events(await link(anna));
    expect(mine.map(({ uid, status }) => [uid, status]).toSorted()).toEqual(
      [
        [`shift-${held.id}@linli`, 'CONFIRMED'],
        [`shift-${asked.id}@linli`, 'TENTATIVE'],
      ].toSorted(),
    );
    const tonight = mine.find(({ uid }) => uid.includes(held.id));
    expect(tonight).toMatchObject({
      title: `值守 · ${g.east.name}`,
      place: '小区东门',
      starts: new Date('2026-11-16T17:30:00+08:00'),
      ends: new Date('2026-11-17T01:00:00+08:00'),
      inUtc: true,
    });
    expect(tonight?.text).toContain(`/volunteers/shift/index?claimId=${held.id}`);
  });

  it('the same event after a shift moved, and no longer what I lost or gave back', async () => {
    const anna = await volunteer();
    const path = await link(anna);
    const [moved, cancelled, off] = [
      await claim(anna, await shift({ inHours: 70 })),
      await claim(anna, await shift({ inHours: 80 })),
      await claim(anna, await shift({ inHours: 90 })),
    ];
    const before = await events(path);
    expect(before).toHaveLength(3);
    const later = new Date(moved.startsAt.getTime() + 1_800_000);
    await on.db.update(claims).set({ startsAt: later }).where(eq(claims.id, moved.id));
    await on.db.update(claims).set({ state: 'cancelled' }).where(eq(claims.id, cancelled.id));
    await on.db.update(claims).set({ state: 'taken-off' }).where(eq(claims.id, off.id));
    expect(await events(path)).toMatchObject([{ uid: `shift-${moved.id}@linli`, starts: later }]);
  });

  it('what was within the last thirty days and nothing older', async () => {
    const anna = await volunteer();
    const [old, recent] = [await shift({ inHours: -31 * 24 }), await shift({ inHours: -29 * 24 })];
    await claim(anna, old);
    const held = await claim(anna, recent);
    expect((await events(await link(anna))).map(({ uid }) => uid)).toEqual([`shift-${held.id}@linli`]);
  });

  it('errands I have taken: kind and time, but no resident, no door, and discreet ones without their kind', async () => {
    const anna = await volunteer();
    const house = await home({ members: [{ name: '欧阳致远' }] });
    const bought = await askFor(on, house, {
      windowFrom: '2026-11-16T14:00:00+08:00',
      windowUntil: '2026-11-16T16:00:00+08:00',
      note: '门口放着就行',
    });
    await giveTo(on, anna, bought.requestId);
    await kindId(on, 'care-visit');
    const visit = await askFor(on, await home({ members: [{ name: '司马相如' }] }), { kind: 'rubbish' });
    await giveTo(on, anna, visit.requestId);
    const [row] = await on.db.select().from(requests).where(eq(requests.id, visit.requestId));
    const [kind] = await on.db
      .select()
      .from(requestKinds)
      .where(eq(requestKinds.id, row?.kindId ?? ''));
    await on.db
      .update(requestKinds)
      .set({ definition: { ...(kind?.definition as object), discreet: true } })
      .where(eq(requestKinds.id, row?.kindId ?? ''));
    const path = await link(anna);
    const mine = await events(path);
    const shopping = mine.find(({ text: of }) => of.includes(bought.requestId));
    expect(shopping).toMatchObject({
      starts: new Date('2026-11-16T14:00:00+08:00'),
      ends: new Date('2026-11-16T16:00:00+08:00'),
    });
    expect(shopping?.title).toContain('买');
    const discreet = mine.find(({ text: of }) => of.includes(visit.requestId));
    expect(discreet?.title).toMatch(/^帮忙 · 求助 #\d+ · 最晚这时$/u);
    expect(discreet?.ends).toEqual(row?.deadlineAt);
    const whole = (await text(path)).replaceAll('\r\n ', '');
    for (const secret of ['欧阳', '司马', house.household.address, '门口', '垃圾', '梨'])
      expect(whole).not.toContain(secret);
    await on.db
      .update(requestHands)
      .set({ untilAt: on.clock.now(), endReason: 'given-back' })
      .where(eq(requestHands.requestId, bought.requestId));
    expect(await events(path)).toHaveLength(1);
  });

  it('its form whatever people typed: nothing breaks out of its line, and every line is short', async () => {
    const anna = await volunteer();
    const place = `东门，3\\4 栋; "旁边", x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:假\u{1F600}${'很长'.repeat(60)}`;
    const hostile = await checkpoint({ name: `卡口;,\\"\n${'长'.repeat(40)}`, place });
    const held = await claim(anna, await shift({ inHours: 100, at: hostile }));
    const path = await link(anna);
    const mine = await events(path);
    expect(mine.map(({ uid }) => uid)).toEqual([`shift-${held.id}@linli`]);
    expect(mine[0]?.place.replace(/\r?\n/gu, '\n')).toBe(place.replace(/\r?\n/gu, '\n'));
    const lines = (await text(path)).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  });

  it('English words for those who read English', async () => {
    const anna = await volunteer();
    await on.db.update(accounts).set({ language: 'en' }).where(eq(accounts.id, anna.accountId));
    await claim(anna, await shift({ inHours: 110 }));
    expect((await events(await link(anna)))[0]?.title).toMatch(/^Duty · /u);
  });
});

describe('the calendar refuses', () => {
  it('links that never were, have ended, or whose account is closed, all alike', async () => {
    const anna = await volunteer();
    const gone = { code: 'not-found' };
    await expect(follow('nothing')).rejects.toMatchObject(gone);
    const first = await link(anna);
    const second = await link(anna);
    await expect(follow(first)).rejects.toMatchObject(gone);
    await follow(second);
    await anna.do(revokeCalendar, {});
    await expect(follow(second)).rejects.toMatchObject(gone);
    const third = await link(anna);
    await on.db.update(accounts).set({ closedAt: on.clock.now() }).where(eq(accounts.id, anna.accountId));
    await expect(follow(third)).rejects.toMatchObject(gone);
  });

  it('a link to those who neither stand at checkpoints nor may', async () => {
    const { resident } = await home();
    await expect(resident.do(issueCalendar, {})).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('to keep the token: only a hash rests', async () => {
    const anna = await volunteer();
    const token = tokenOf(await link(anna)).replace('.ics', '');
    expect(token).toMatch(/^[\w-]{43}$/u);
    const [row] = await on.db.select().from(calendarLinks).where(eq(calendarLinks.accountId, anna.accountId));
    expect(row?.tokenHash.toString('latin1')).not.toContain(token);
  });
});

describe('the calendar in races and repeats', () => {
  it('issued many times at once leaves one link that works', async () => {
    const anna = await volunteer();
    const paths = await Promise.all([1, 2, 3, 4].map(() => link(anna)));
    const read = await Promise.allSettled(paths.map(follow));
    expect(read.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('tells its owner when it was read, by the hour', async () => {
    const anna = await volunteer();
    const seen = async () => showCalendarLink(await anna.ctx(), {});
    expect(await seen()).toEqual({ issuedAt: null, lastReadAt: null });
    const path = await link(anna);
    expect(await seen()).toEqual({ issuedAt: on.clock.now().toISOString(), lastReadAt: null });
    await follow(path);
    const first = on.clock.now().toISOString();
    on.clock.advance(30);
    await follow(path);
    expect((await seen()).lastReadAt).toBe(first);
    on.clock.advance(31);
    await follow(path);
    expect((await seen()).lastReadAt).toBe(on.clock.now().toISOString());
    await anna.do(revokeCalendar, {});
    expect(await seen()).toEqual({ issuedAt: null, lastReadAt: null });
  });
});
