import { auditEntries } from '@linli/db/audit/tables';
import { notices } from '@linli/db/notices/tables';
import { dutyLog } from '@linli/db/shifts/duty-tables';
import { claims, type shifts } from '@linli/db/shifts/tables';
import { checkIn } from '@linli/services/shifts/check-in';
import { checkOut } from '@linli/services/shifts/check-out';
import { readNote } from '@linli/services/shifts/read-note';
import { showCode } from '@linli/services/shifts/show-code';
import { showHandover } from '@linli/services/shifts/show-handover';
import { writeNote } from '@linli/services/shifts/write-note';
import { and, asc, eq, like } from 'drizzle-orm';
import { gate } from './shifts.ts';
import type { AccountCaller, StageOptions } from './stage.ts';

type Shift = typeof shifts.$inferSelect;

/** A gate at which people stand: shifts of tonight, with their code, notes and hours. */
export async function guardedGate(options: StageOptions = {}) {
  const place = await gate(options);
  const { on, gridLeader, secretary, volunteer, shift, claim, east } = place;

  /** The code on the screen of who leads there. */
  const code = async (checkpointId = east.id): Promise<string> =>
    (await showCode(await secretary.ctx(), { checkpointId })).text;

  let made = 0;
  /** Somebody with a place on a shift, about an hour from now unless told; no two begin together. */
  async function placed(
    given: { shift?: Shift; who?: AccountCaller; claim?: Parameters<typeof claim>[2] } = {},
  ) {
    const who = given.who ?? (await volunteer());
    const stand = given.shift ?? (await shift({ inHours: 1 + ++made / 3600 }));
    return { who, shift: stand, claimId: (await claim(who, stand, given.claim)).id };
  }

  /** Lets the clock go to so many minutes after the start of a shift. */
  const goTo = ({ startsAt }: Pick<Shift, 'startsAt'>, minutes = 0) =>
    on.clock.set(new Date(startsAt.getTime() + minutes * 60_000));

  const scan = async (who: AccountCaller, claimId: string, more: { code?: string } = {}) =>
    who.do(checkIn, { claimId, code: more.code ?? (await code()), whereabouts: null });

  /** Somebody who checked in at the start of their shift. */
  async function onDuty(given: Parameters<typeof placed>[0] = {}) {
    const there = await placed(given);
    goTo(there.shift);
    const reply = await scan(there.who, there.claimId);
    if (reply.outcome !== 'checked-in') throw new Error(reply.reason);
    return there;
  }

  const note = (more: Partial<Parameters<typeof writeNote>[1]> = {}) => ({
    matters: '3 号楼王奶奶的药 8 点送到',
    equipment: [{ name: '测温枪', count: 2 }],
    keys: '岗亭钥匙在抽屉里',
    ...more,
  });

  /** Reads what the shift before left, if it left something. */
  async function readUp({ who, claimId }: { who: AccountCaller; claimId: string }) {
    const { before } = await showHandover(await who.ctx(), { claimId });
    if (before) await who.do(readNote, { claimId, noteId: before.noteId });
  }

  /** Somebody who stood their whole shift, handed over and left at its end. */
  async function left(given: Parameters<typeof placed>[0] = {}) {
    const there = await onDuty(given);
    await readUp(there);
    on.clock.set(there.shift.endsAt);
    await there.who.do(writeNote, { claimId: there.claimId, ...note() });
    const reply = await there.who.do(checkOut, { claimId: there.claimId });
    if (reply.outcome !== 'checked-out') throw new Error(reply.reason);
    return there;
  }

  const claimOf = async (claimId: string) => {
    const [row] = await on.db.select().from(claims).where(eq(claims.id, claimId));
    if (!row) throw new Error('no such claim');
    return row;
  };
  const logOf = async ({ id }: { id: string }) =>
    (await on.db.select().from(dutyLog).where(eq(dutyLog.shiftId, id)).orderBy(asc(dutyLog.id))).map(
      ({ what }) => what,
    );
  const auditOf = (subjectId: string) =>
    on.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, subjectId))
      .orderBy(asc(auditEntries.id));
  /** Kinds of what somebody was told about a matter. */
  const told = async (who: { accountId: string }, matter: string) =>
    (
      await on.db
        .select()
        .from(notices)
        .where(and(eq(notices.accountId, who.accountId), like(notices.matter, `%${matter}%`)))
        .orderBy(asc(notices.id))
    ).map(({ kind }) => kind);

  const otherSecretary = await on.as({ role: 'secretary', area: place.area.community });
  /** A grid leader of the neighbouring grid, to whom the gate is nobody’s business. */
  const { besideLeader } = place;
  return {
    ...place,
    lead: secretary,
    otherLead: place.dutyOfficer,
    otherSecretary,
    outsider: besideLeader,
    gridLeader,
    code,
    placed,
    goTo,
    scan,
    onDuty,
    readUp,
    note,
    left,
    claimOf,
    logOf,
    auditOf,
    told,
  };
}

/** How each of some calls at once ended. */
export const outcomes = async (calls: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((each) =>
    each.status === 'fulfilled' ? 'done' : String((each.reason as { code?: unknown }).code),
  );
