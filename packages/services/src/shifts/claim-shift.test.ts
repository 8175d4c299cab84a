import { claims } from '@linli/db/shifts/tables';
import { claimsOn, shiftNow, waitFor, waitsOn } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { claimShift } from './claim-shift.ts';
import { holdShifts } from './hold-places.ts';

const place = await gate();
const { on, shift, volunteer, checkpoint, area } = place;
const audit = (claimId: string) =>
  on.sql`select action, account_id from audit_entries where subject_id = ${claimId}`;

describe('claimShift does', () => {
  it('gives a free place with the roles it counts for, and says so in the audit', async () => {
    const who = await volunteer({ trained: ['lead', 'scanner'] });
    const where = await shift({ inHours: 24, roles: [{ role: 'lead', people: 1, language: null }] });
    const reply = await who.do(claimShift, { shiftId: where.id });
    expect(reply).toMatchObject({ outcome: 'claimed' });
    const [row] = await claimsOn(on, where);
    expect(row).toMatchObject({ accountId: who.accountId, state: 'claimed', way: 'self', roles: ['lead'] });
    expect((await shiftNow(on, where)).taken).toBe(1);
    expect(await audit(row?.id ?? '')).toEqual([{ action: 'shifts.claim', account_id: who.accountId }]);
  });

  it('lets shifts touch, at two checkpoints as well', async () => {
    const who = await volunteer();
    const west = await checkpoint();
    const first = await shift({ inHours: 48, hours: 4 });
    const next = await shift({ inHours: 52, hours: 4, at: west });
    const reader = await volunteer({ risksRead: false });
    expect(await reader.do(claimShift, { shiftId: next.id })).toMatchObject({
      outcome: 'not-for-you',
      reasons: [{ reason: 'needs-risk-notice' }],
    });
    await on.sql`insert into risk_readings (account_id, checkpoint_id, risk_version, read_at) values (${who.accountId}, ${west.id}, 1, now())`;
    for (const { id } of [first, next])
      expect(await who.do(claimShift, { shiftId: id })).toMatchObject({ outcome: 'claimed' });
  });

  it('ends waiting for that shift', async () => {
    const who = await volunteer();
    const where = await shift({ inHours: 72 });
    await waitFor(on, who, where);
    await who.do(claimShift, { shiftId: where.id });
    expect(await waitsOn(on, where)).toMatchObject([{ state: 'placed' }]);
  });

  it('reaches the whole community of a post further down, and not the one beside it', async () => {
    const ofTheCell = await volunteer({ post: area.cell });
    const where = await shift({ inHours: 96 });
    expect(await ofTheCell.do(claimShift, { shiftId: where.id })).toMatchObject({ outcome: 'claimed' });
    const others = await on.areas({ street: 'street', other: ['community', 'street'] });
    const far = await shift({ inHours: 120, at: await checkpoint({ areaId: others.other.id }) });
    await expect(ofTheCell.do(claimShift, { shiftId: far.id })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('claimShift refuses', () => {
  it('with every reason and its figures, and writes nothing', async () => {
    const who = await volunteer({ birthDate: '1950-01-01', insured: false });
    const where = await shift({ inHours: 144, nightMinutes: 60 });
    expect(await who.do(claimShift, { shiftId: where.id })).toEqual({
      outcome: 'not-for-you',
      reasons: [
        { reason: 'elders-by-day', facts: { age: 70 } },
        { reason: 'elders-shorter', facts: { age: 70, hours: 4 } },
        { reason: 'needs-insurance', facts: {} },
      ],
    });
    expect(await claimsOn(on, where)).toEqual([]);
  });

  it('by the limits of the area, where it has its own', async () => {
    const small = await on.areas({ street: 'street', own: ['community', 'street'] });
    const who = await on.as({ role: 'volunteer', area: small.own });
    const at = await checkpoint({ areaId: small.own.id });
    await on.sql`insert into risk_readings (account_id, checkpoint_id, risk_version, read_at) values (${who.accountId}, ${at.id}, 1, now())`;
    const where = await shift({ inHours: 10, hours: 3, at });
    expect(await who.do(claimShift, { shiftId: where.id })).toMatchObject({
      reasons: [{ reason: 'needs-insurance' }],
    });
    const { shippedRules } = await import('@linli/domain/shifts/shipped-rules');
    await on.sql`insert into shift_rules (area_id, rules, set_by, set_at)
      values (${small.own.id}, ${JSON.stringify({ ...shippedRules, needsInsurance: false })}::text::jsonb, ${who.accountId}, now())`;
    expect(await who.do(claimShift, { shiftId: where.id })).toMatchObject({ outcome: 'claimed' });
  });

  it('who has no post, and whose post has ended', async () => {
    const where = await shift({ inHours: 168 });
    const resident = await on.as();
    await expect(resident.do(claimShift, { shiftId: where.id })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const who = await volunteer();
    await on.sql`update appointments set until_at = ${on.clock.now().toISOString()} where account_id = ${who.accountId}`;
    await expect(who.do(claimShift, { shiftId: where.id })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('who comes too late is told the next best shift for them: near, at that time of day, soon', async () => {
    const there = await gate();
    const full = await there.shift({ inHours: 24 * 5, people: 1 });
    await there.claim(await there.volunteer(), full);
    await there.shift({ inHours: 24 * 3 + 12, hours: 11 });
    await there.shift({ inHours: 24 * 4 + 7 });
    const best = await there.shift({ inHours: 24 * 6 + 1 });
    await there.shift({ inHours: 24 * 7 });
    const who = await there.volunteer();
    expect(await who.do(claimShift, { shiftId: full.id })).toMatchObject({
      outcome: 'just-taken',
      next: { shiftId: best.id, reasons: [], near: 'community' },
    });
  });
});

describe('claimShift races and repeats', () => {
  it('200 people want one place: one has it, 199 are told that it was just taken and what is next', async () => {
    const one = await shift({ inHours: 24 * 30, people: 1 });
    const next = await shift({ inHours: 24 * 31, people: 50 });
    const people = await Promise.all(Array.from({ length: 200 }, () => volunteer()));
    const replies = await Promise.all(people.map((who) => who.do(claimShift, { shiftId: one.id })));
    expect(replies.filter(({ outcome }) => outcome === 'claimed')).toHaveLength(1);
    const late = replies.filter((reply) => reply.outcome === 'just-taken');
    expect(late).toHaveLength(199);
    expect(late.every((reply) => reply.next !== null)).toBe(true);
    expect(await claimsOn(on, one)).toHaveLength(1);
    expect(await shiftNow(on, one)).toMatchObject({ taken: 1, people: 1 });
    expect((await shiftNow(on, next)).taken).toBe(0);
  }, 60000);

  it('whoever waited for the lock counts anew beneath it', async () => {
    const where = await shift({ inHours: 24 * 35, people: 1 });
    const [first, second] = [await volunteer(), await volunteer()];
    const reply = await inTransaction(await on.system().ctx(), async (held) => {
      await holdShifts(held, [where.id]);
      const waits = second.do(claimShift, { shiftId: where.id });
      await untilSomebodyWaits();
      await held.db.insert(claims).values({
        id: on.ids.next(),
        shiftId: where.id,
        accountId: first.accountId,
        state: 'claimed',
        way: 'self',
        startsAt: where.startsAt,
        endsAt: where.endsAt,
        createdAt: on.clock.now(),
      });
      return () => waits;
    });
    expect((await reply()).outcome).toBe('just-taken');
    expect(await claimsOn(on, where)).toHaveLength(1);
  });

  it('one person and two shifts that do not go together, at once: one of them is theirs', async () => {
    const who = await volunteer();
    const [one, other] = [await shift({ inHours: 24 * 40 }), await shift({ inHours: 24 * 40 + 10 })];
    const replies = await Promise.all([one, other].map(({ id }) => who.do(claimShift, { shiftId: id })));
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual(['claimed', 'not-for-you']);
  });

  it('a second tap gets the same place', async () => {
    const who = await volunteer();
    const where = await shift({ inHours: 24 * 45 });
    const tap = () => who.do(claimShift, { shiftId: where.id });
    const [first, second] = await Promise.all([tap(), tap()]);
    expect(second).toEqual(first);
    expect(await tap()).toEqual(first);
    expect(await claimsOn(on, where)).toHaveLength(1);
  });
});

/** Until some statement waits for a row somebody else holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [{ waiting } = { waiting: 0 }] = await on.db.execute<{ waiting: number }>(
      sql`select count(*)::int as waiting from pg_locks where not granted`,
    );
    if (waiting > 0) return;
  }
}
