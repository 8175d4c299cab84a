import { handoverNotes, handoverReadings } from '@linli/db/shifts/duty-tables';
import { guardedGate } from '@linli/test/support/duty';
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkInFor } from './check-in-for.ts';
import { checkOut } from './check-out.ts';
import { checkOutFor } from './check-out-for.ts';
import { readNote } from './read-note.ts';
import { showHandover } from './show-handover.ts';
import { writeNote } from './write-note.ts';

const at = await guardedGate();
const { on, onDuty, placed, goTo, scan, note, claimOf, logOf, auditOf } = at;

const handover = async (who: typeof at.lead, claimId: string) => showHandover(await who.ctx(), { claimId });
const out = (who: typeof at.lead, claimId: string) => who.do(checkOut, { claimId });
const notesOf = (shift: { id: string }) =>
  on.db
    .select()
    .from(handoverNotes)
    .where(eq(handoverNotes.shiftId, shift.id))
    .orderBy(asc(handoverNotes.id));

/** A gate of its own with an evening shift, and a night shift that begins as it ends. */
async function evening() {
  const gate = await at.checkpoint();
  const first = await at.shift({ inHours: 1, hours: 5, at: gate });
  const next = await at.shift({ inHours: 6, hours: 5, at: gate });
  const inBy = async (claimId: string) => at.lead.do(checkInFor, { claimId, reason: '到岗', cameAt: null });
  /** Somebody of a shift who is there. */
  const there = async (shift: typeof first) => {
    const one = await placed({ shift });
    await inBy(one.claimId);
    return one;
  };
  return { gate, first, next, there };
}

describe('a handover does', () => {
  it('carry what the leaving shift writes, sealed, to the one that comes, with what is missing', async () => {
    const { first, next, there } = await evening();
    goTo(first);
    const old = await there(first);
    expect(await handover(old.who, old.claimId)).toEqual({
      before: null,
      mine: null,
      equipment: [{ name: '测温枪', count: 2 }],
    });
    goTo(next, -10);
    const counted = [
      { name: '测温枪', count: 1 },
      { name: '对讲机', count: 1 },
    ];
    const { noteId } = await old.who.do(writeNote, { claimId: old.claimId, ...note({ equipment: counted }) });
    const [row] = await notesOf(first);
    expect(row?.mattersCipher.toString('utf8')).not.toContain('王奶奶');

    const young = await placed({ shift: next });
    const left = await handover(young.who, young.claimId);
    expect(left).toMatchObject({
      mine: null,
      before: {
        noteId,
        matters: '3 号楼王奶奶的药 8 点送到',
        keys: '岗亭钥匙在抽屉里',
        equipment: [
          { name: '测温枪', count: 1, wanted: 2 },
          { name: '对讲机', count: 1, wanted: null },
        ],
        readBy: [],
      },
    });
    await young.who.do(readNote, { claimId: young.claimId, noteId });
    expect((await handover(old.who, old.claimId)).mine).toMatchObject({
      noteId,
      readBy: [{ name: expect.any(String) }],
    });
    expect(await logOf(first)).toEqual(['checked-in', 'note-written']);
    expect(await logOf(next)).toEqual(['note-read']);
  });

  it('come from the last shift that left a note, when nobody stood in between', async () => {
    const { gate, first, there } = await evening();
    const late = await at.shift({ inHours: 20, at: gate });
    goTo(first);
    const old = await there(first);
    const { noteId } = await old.who.do(writeNote, { claimId: old.claimId, ...note() });
    goTo(late);
    const young = await there(late);
    expect((await handover(young.who, young.claimId)).before).toMatchObject({ noteId });
  });

  it('keep the older note when it is written anew, and ask to read the newer one', async () => {
    const { first, next, there } = await evening();
    goTo(first);
    const old = await there(first);
    const { noteId } = await old.who.do(writeNote, { claimId: old.claimId, ...note() });
    goTo(next);
    const young = await there(next);
    await young.who.do(readNote, { claimId: young.claimId, noteId });
    const again = await old.who.do(writeNote, { claimId: old.claimId, ...note({ matters: '药改到 9 点' }) });
    expect(await notesOf(first)).toHaveLength(2);
    expect((await handover(young.who, young.claimId)).before).toMatchObject({ noteId: again.noteId });
    await young.who.do(writeNote, { claimId: young.claimId, ...note() });
    expect(await out(young.who, young.claimId)).toMatchObject({ outcome: 'refused', reason: 'note-unread' });
    await young.who.do(readNote, { claimId: young.claimId, noteId: again.noteId });
    expect(await out(young.who, young.claimId)).toMatchObject({ outcome: 'checked-out' });
  });

  it('ask nobody to read their own note: who stands two shifts reads nothing', async () => {
    const { first, next, there } = await evening();
    goTo(first);
    const old = await there(first);
    const again = await placed({ who: old.who, shift: next });
    await old.who.do(writeNote, { claimId: old.claimId, ...note() });
    goTo(next);
    await out(old.who, old.claimId);
    await at.lead.do(checkInFor, { claimId: again.claimId, reason: '接着站', cameAt: null });
    await old.who.do(writeNote, { claimId: again.claimId, ...note() });
    expect(await out(old.who, again.claimId)).toMatchObject({ outcome: 'checked-out' });
  });
});

describe('check-out does', () => {
  it('let people go once one of their shift has written the note', async () => {
    const one = await onDuty();
    const two = await placed({ shift: one.shift });
    await scan(two.who, two.claimId);
    on.clock.set(one.shift.endsAt);
    // The other one is still there and may write it.
    expect(await out(one.who, one.claimId)).toEqual({
      outcome: 'checked-out',
      at: on.clock.now().toISOString(),
    });
    expect(await out(two.who, two.claimId)).toMatchObject({ outcome: 'refused', reason: 'note-missing' });
    await two.who.do(writeNote, { claimId: two.claimId, ...note() });
    expect(await out(two.who, two.claimId)).toMatchObject({ outcome: 'checked-out' });
    expect(await claimOf(two.claimId)).toMatchObject({
      state: 'left',
      checkedOutAt: on.clock.now(),
      checkedOutBy: two.who.accountId,
    });
    expect(await logOf(one.shift)).toEqual([
      'checked-in',
      'checked-in',
      'checked-out',
      'note-written',
      'checked-out',
    ]);
  });

  it('by the lead says when somebody left who forgot to', async () => {
    const { claimId, shift, who } = await onDuty();
    on.clock.set(new Date(shift.endsAt.getTime() + 121 * 60_000));
    expect(await out(who, claimId)).toMatchObject({ outcome: 'refused', reason: 'too-late' });
    const given = { claimId, leftAt: shift.endsAt.toISOString(), reason: '忘了签退' };
    await at.lead.do(checkOutFor, given);
    await at.lead.do(checkOutFor, given);
    expect(await claimOf(claimId)).toMatchObject({
      state: 'left',
      checkedOutAt: shift.endsAt,
      checkedOutWay: 'staff',
      checkedOutBy: at.lead.accountId,
    });
    expect((await auditOf(claimId)).map(({ action }) => action)).toEqual([
      'shifts.check-in',
      'shifts.check-out-for',
    ]);
  });
});

describe('handover and check-out refuse', () => {
  it('other people: notes are written and read on one’s own place only', async () => {
    const { claimId, who } = await onDuty();
    const other = await at.volunteer();
    const { noteId } = await who.do(writeNote, { claimId, ...note() });
    for (const call of [
      () => handover(other, claimId),
      () => other.do(writeNote, { claimId, ...note() }),
      () => other.do(readNote, { claimId, noteId }),
      () => out(other, claimId),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'not-found' });
    await expect(handover(await on.as(), claimId)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('notes of one’s own shift, of later ones and of other gates to be read', async () => {
    const { first, next, there } = await evening();
    const elsewhere = await evening();
    goTo(first);
    const old = await there(first);
    const far = await elsewhere.there(elsewhere.first);
    const ownNote = await old.who.do(writeNote, { claimId: old.claimId, ...note() });
    const farNote = await far.who.do(writeNote, { claimId: far.claimId, ...note() });
    goTo(next);
    const young = await there(next);
    const later = await young.who.do(writeNote, { claimId: young.claimId, ...note() });
    for (const { noteId } of [ownNote, farNote, later])
      await expect(old.who.do(readNote, { claimId: old.claimId, noteId })).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  it('to show what was left before it is time to come', async () => {
    const { first, next, there } = await evening();
    goTo(first);
    const old = await there(first);
    await old.who.do(writeNote, { claimId: old.claimId, ...note() });
    const young = await placed({ shift: next });
    goTo(next, -31);
    expect((await handover(young.who, young.claimId)).before).toBeNull();
    goTo(next, -30);
    expect((await handover(young.who, young.claimId)).before).not.toBeNull();
  });

  it('a count that leaves something out or names it twice', async () => {
    const { claimId, who } = await onDuty();
    const write = (equipment: { name: string; count: number }[]) =>
      who.do(writeNote, { claimId, ...note({ equipment }) });
    await expect(write([])).rejects.toMatchObject({ fields: [{ pointer: '/equipment', code: 'missing' }] });
    await expect(
      write([
        { name: '测温枪', count: 2 },
        { name: '测温枪', count: 1 },
      ]),
    ).rejects.toMatchObject({ fields: [{ pointer: '/equipment/1/name', code: 'not-unique' }] });
  });

  it('who is not there: no note and no check-out before the check-in', async () => {
    const { claimId, who, shift } = await placed();
    goTo(shift);
    await expect(out(who, claimId)).rejects.toMatchObject({ code: 'illegal-transition' });
    await expect(who.do(writeNote, { claimId, ...note() })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    await expect(
      at.lead.do(checkOutFor, { claimId, leftAt: on.clock.now().toISOString(), reason: '走了' }),
    ).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('check-outs by other areas, by volunteers, and at moments that cannot be', async () => {
    const { claimId, who, shift } = await onDuty();
    on.clock.advance(60);
    const given = (minutes: number) => ({
      claimId,
      leftAt: new Date(shift.startsAt.getTime() + minutes * 60_000).toISOString(),
      reason: '提前走了',
    });
    await expect(at.outsider.do(checkOutFor, given(30))).rejects.toMatchObject({ code: 'not-found' });
    await expect(who.do(checkOutFor, given(30))).rejects.toMatchObject({ code: 'not-allowed' });
    for (const minutes of [-1, 61])
      await expect(at.lead.do(checkOutFor, given(minutes))).rejects.toMatchObject({
        fields: [{ pointer: '/leftAt' }],
      });
  });
});

describe('handover and check-out in races and repeats', () => {
  it('of the last two who go at once one has to write the note', async () => {
    for (let round = 0; round < 3; round++) {
      const one = await onDuty();
      const two = await placed({ shift: one.shift });
      await scan(two.who, two.claimId);
      await at.readUp(one);
      await at.readUp(two);
      on.clock.set(one.shift.endsAt);
      const replies = await Promise.all([out(one.who, one.claimId), out(two.who, two.claimId)]);
      expect(replies.map(({ outcome }) => outcome).sort()).toEqual(['checked-out', 'refused']);
    }
  });

  it('checked out twice is once, with the first answer', async () => {
    const { who, claimId, shift } = await at.left();
    const first = on.clock.now().toISOString();
    on.clock.advance(3);
    expect(await out(who, claimId)).toEqual({ outcome: 'checked-out', at: first });
    expect((await logOf(shift)).filter((what) => what === 'checked-out')).toHaveLength(1);
  });

  it('read twice is once', async () => {
    const { first, next, there } = await evening();
    goTo(first);
    const old = await there(first);
    const { noteId } = await old.who.do(writeNote, { claimId: old.claimId, ...note() });
    goTo(next);
    const { who, claimId } = await there(next);
    const read = () => who.do(readNote, { claimId, noteId });
    await Promise.all([read(), read(), read()]);
    await read();
    expect(await on.db.$count(handoverReadings, eq(handoverReadings.noteId, noteId))).toBe(1);
    expect((await logOf(next)).filter((what) => what === 'note-read')).toHaveLength(1);
  });
});
