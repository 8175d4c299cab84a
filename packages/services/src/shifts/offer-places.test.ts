import { notices } from '@linli/db/notices/tables';
import { clearances } from '@linli/db/shifts/duty-tables';
import { shifts } from '@linli/db/shifts/tables';
import { claimsOn } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { offerPlaces } from './offer-places.ts';

const place = await gate();
const { on, shift, volunteer, area, secretary } = place;
const at = (hours: number) => new Date(on.clock.now().getTime() + hours * 3_600_000);
const offer = (rows: { shiftId: string; accountId: string }[], confirmBy = at(4)) =>
  secretary.do(
    (ctx, wanted: typeof rows) =>
      offerPlaces(ctx, on.clock.now(), wanted, { confirmBy, way: 'roster', by: secretary.accountId }),
    rows,
  );
const row = (where: { id: string }, who: { accountId: string }) => ({
  shiftId: where.id,
  accountId: who.accountId,
});
const told = (who: { accountId: string }) =>
  on.db
    .select()
    .from(notices)
    .where(and(eq(notices.accountId, who.accountId), eq(notices.kind, 'shift-offered')));

describe('offerPlaces does', () => {
  it('offers many places at once, with one message a person, until the moment given or the start', async () => {
    const [one, other] = [await volunteer(), await volunteer()];
    const soon = await shift({ inHours: 2 });
    const late = await shift({ inHours: 30 });
    const reply = await offer([row(soon, one), row(late, one), row(soon, other)]);
    expect(reply.skipped).toEqual([]);
    expect(reply.offered).toHaveLength(3);
    expect(await claimsOn(on, soon)).toMatchObject([
      { accountId: one.accountId, state: 'offered', way: 'roster', confirmBy: at(2) },
      { accountId: other.accountId, state: 'offered', way: 'roster', confirmBy: at(2) },
    ]);
    expect(await claimsOn(on, late)).toMatchObject([{ confirmBy: at(4) }]);
    expect(await told(one)).toMatchObject([{ facts: { shifts: 2, until: at(2).toISOString() } }]);
    expect(await told(other)).toHaveLength(1);
    const [after] = await on.db.select().from(shifts).where(eq(shifts.id, soon.id));
    expect(after?.taken).toBe(2);
  });

  it('counts what it offers before: the second of two that do not go together is skipped with the reason', async () => {
    const who = await volunteer();
    const [evening, dawn] = [await shift({ inHours: 50 }), await shift({ inHours: 60 })];
    const reply = await offer([row(evening, who), row(dawn, who)]);
    expect(reply.offered).toMatchObject([{ shiftId: evening.id }]);
    expect(reply.skipped).toMatchObject([
      { shiftId: dawn.id, reasons: [{ reason: 'too-little-rest', facts: { hours: 11, missing: 6 } }] },
    ]);
  });

  it('asks whoever has not read the risks yet', async () => {
    const who = await volunteer({ risksRead: false });
    expect((await offer([row(await shift({ inHours: 80 }), who)])).offered).toHaveLength(1);
  });
});

describe('offerPlaces refuses', () => {
  it('whom a rule hinders, each with the reason', async () => {
    const uninsured = await volunteer({ insured: false });
    const ofNoAge = await volunteer({ birthDate: null });
    const elder = await volunteer({ birthDate: '1950-05-05' });
    const elsewhere = await on.as({ role: 'volunteer', area: area.street });
    const stranger = await on.as();
    const night = await shift({ inHours: 100, nightMinutes: 60, people: 9 });
    const reply = await offer([uninsured, ofNoAge, elder, elsewhere, stranger].map((who) => row(night, who)));
    expect(reply.offered).toEqual([]);
    expect(reply.skipped.map(({ reasons }) => reasons.map(({ reason }) => reason))).toEqual([
      ['needs-insurance'],
      ['age-unknown'],
      ['elders-by-day', 'elders-shorter'],
      ['age-unknown', 'needs-insurance'],
      ['outside-reach', 'age-unknown', 'needs-insurance'],
    ]);
  });

  it('more people than are wanted, and places that would leave a role to nobody', async () => {
    const [one, two, three] = [await volunteer(), await volunteer(), await volunteer()];
    const small = await shift({ inHours: 120, people: 1 });
    expect((await offer([row(small, one), row(small, two)])).skipped).toMatchObject([
      { accountId: two.accountId, reasons: [{ reason: 'full' }] },
    ]);
    const led = await shift({ inHours: 150, roles: [{ role: 'lead', people: 1, language: null }] });
    expect((await offer([row(led, two), row(led, three)])).skipped).toMatchObject([
      { accountId: three.accountId, reasons: [{ reason: 'needs-training', facts: { role: 'lead' } }] },
    ]);
    // What somebody learns after they were given the place counts as well.
    await on.db
      .update(clearances)
      .set({ trained: ['lead'] })
      .where(eq(clearances.accountId, two.accountId));
    expect((await offer([row(led, three)])).offered).toHaveLength(1);
  });
});

describe('offerPlaces races and repeats', () => {
  it('the same offer again asks nobody twice', async () => {
    const who = await volunteer();
    const where = await shift({ inHours: 170 });
    await offer([row(where, who)]);
    const again = await offer([row(where, who)]);
    expect(again).toMatchObject({ offered: [], skipped: [], already: [{ accountId: who.accountId }] });
    expect(await claimsOn(on, where)).toHaveLength(1);
    expect(await told(who)).toHaveLength(1);
  });

  it('the same people and shifts in another order at once: nobody is asked twice and nobody waits for ever', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => volunteer()));
    const places = [
      await shift({ inHours: 200 }),
      await shift({ inHours: 230 }),
      await shift({ inHours: 260 }),
    ];
    const rows = places.flatMap((where) => people.map((who) => row(where, who)));
    const ends = await Promise.all([offer(rows), offer([...rows].reverse()), offer(rows)]);
    const offered = ends.reduce((sum, end) => sum + end.offered.length, 0);
    expect(offered).toBe(6);
    for (const where of places) expect(await claimsOn(on, where)).toHaveLength(2);
  });
});
