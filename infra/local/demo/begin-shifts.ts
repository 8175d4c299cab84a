import type { ReplyOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import { accounts } from '@linli/db/identity/tables';
import { appointments, areas } from '@linli/db/people/tables';
import { checkpoints, claims, shifts } from '@linli/db/shifts/tables';
import { addDays, dayOf } from '@linli/domain/civil-time';
import { shippedTemplates } from '@linli/domain/shifts/shipped-rules';
import { type AccountActor, type Ctx, inTransaction } from '@linli/services/context';
import { askStandIn } from '@linli/services/shifts/ask-stand-in';
import { assignShift } from '@linli/services/shifts/assign-shift';
import { changeDemand } from '@linli/services/shifts/change-demand';
import { checkInFor } from '@linli/services/shifts/check-in-for';
import { checkOutFor } from '@linli/services/shifts/check-out-for';
import { claimShift } from '@linli/services/shifts/claim-shift';
import { confirmHours } from '@linli/services/shifts/confirm-hours';
import { previewDemand } from '@linli/services/shifts/preview-demand';
import { readRisks } from '@linli/services/shifts/read-risks';
import { recordClearance } from '@linli/services/shifts/record-clearance';
import { saveCheckpoint } from '@linli/services/shifts/save-checkpoint';
import { writeNote } from '@linli/services/shifts/write-note';
import { uses } from '@linli/services/vault';
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { accountWith } from './accounts.ts';

type Who = Ctx<AccountActor>;
type Shift = typeof shifts.$inferSelect;
type As = (who: Who, at: Date) => Who;

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Days the checkpoints have stood. */
const DAYS_BACK = 4;
/** Days ahead for which people have claimed places; beyond them shifts stand open. */
const DAYS_AHEAD = 4;
const PEOPLE = 20;

/** The gates as they stand; the one in the west is shut at night. */
const gates = [
  { name: '东门卡口', place: '小区东门岗亭', contactName: '值班室', templates: shippedTemplates },
  {
    name: '西门卡口',
    place: '小区西门，自行车棚旁',
    contactName: '值班室',
    templates: shippedTemplates.slice(0, 2),
  },
];

/**
 * Sets up the checkpoints of the grid to try, once, and lets its volunteers stand there: shifts of the last days with their hours,
 * people on duty now, places that are claimed, free, offered and looked for, all through the verbs themselves at the times
 * they would have. One transaction, so that a start that is cut off leaves nothing half. Acts as the system.
 */
export async function beginShifts(
  ctx: Ctx,
  place: { readonly leaderPhone: string; readonly volunteerPhone: string },
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  const leader = await accountWith(ctx, place.leaderPhone);
  const grid = leader.actor.posts.find(({ role }) => role === 'grid-leader');
  if (!grid) return;
  if ((await ctx.db.$count(checkpoints, eq(checkpoints.areaId, grid.areaId))) > 0) return;
  const people = await volunteersAround(ctx, grid.areaPath, place.volunteerPhone);
  await inTransaction(ctx, async (inner) => {
    // The clock of the moment, and everything in the one transaction.
    const as: As = (who, at) => ({ ...who, db: inner.db, clock: { now: () => at } });
    const began = new Date(ctx.clock.now().getTime() - DAYS_BACK * 24 * HOUR);
    for (const [i, gate] of gates.entries()) {
      onProgress(i, gates.length);
      await openGate(as, { leader, people, areaId: grid.areaId, began, now: ctx.clock.now() }, gate);
    }
  });
  onProgress(gates.length, gates.length);
}

interface Cast {
  readonly leader: Who;
  /** The volunteer to try with comes first. */
  readonly people: readonly Who[];
  readonly areaId: string;
  readonly began: Date;
  readonly now: Date;
}

async function volunteersAround(ctx: Ctx, gridPath: string, first: string): Promise<Who[]> {
  const roles: Role[] = ['volunteer', 'building-head'];
  const found = await ctx.db
    .selectDistinctOn([accounts.id], { phone: accounts.phoneCipher, role: appointments.role })
    .from(appointments)
    .innerJoin(accounts, eq(accounts.id, appointments.accountId))
    .innerJoin(areas, eq(areas.id, appointments.areaId))
    .where(
      and(
        inArray(appointments.role, roles),
        isNull(appointments.untilAt),
        isNotNull(accounts.phoneCipher),
        sql`${areas.path} <@ subpath(${gridPath}::ltree, 0, -1)`,
      ),
    )
    .orderBy(asc(accounts.id), desc(appointments.role));
  const phones = found
    .sort((a, b) => (a.role < b.role ? 1 : a.role > b.role ? -1 : 0))
    .flatMap(({ phone }) => (phone === null ? [] : [ctx.vault.openText(uses.accountPhone, phone)]))
    .filter((phone) => phone !== first);
  return Promise.all([first, ...phones.slice(0, PEOPLE - 1)].map((phone) => accountWith(ctx, phone)));
}

async function openGate(as: As, cast: Cast, gate: (typeof gates)[number]): Promise<void> {
  const { leader, people, areaId, began, now } = cast;
  const setUp = as(leader, began);
  const { name, place, contactName } = gate;
  const { checkpointId, riskVersion } = await saveCheckpoint(setUp, {
    checkpointId: null,
    version: 0,
    areaId,
    name,
    place,
    contactName,
    contactPhone: '15400000000',
    location: null,
    hours: [],
    equipment: [
      { name: '测温枪', count: 2 },
      { name: '对讲机', count: 1 },
      { name: '红马甲', count: 4 },
    ],
    instructions:
      '见人先问好，再扫码登记。体温高于 37.3 ℃ 请他在一旁休息，打电话给网格长。遇到争执不要动手。',
    risks: '夜里气温低，请多穿衣服，带热水。路面湿滑。不要与人发生肢体冲突。身体不舒服马上说。',
  });
  await askForPeople(setUp, checkpointId, gate.templates);
  const insuredUntil = addDays(dayOf(now, leader.settings.zone), 300);
  for (const person of people) {
    await recordClearance(setUp, {
      accountId: person.actor.accountId,
      areaId,
      insurance: { kind: 'organisation', untilDay: insuredUntil, note: '' },
      trained: ['scanner', 'temperature'],
    });
    await readRisks(as(person, began), { checkpointId, riskVersion });
  }
  const standing = await setUp.db
    .select()
    .from(shifts)
    .where(
      and(
        eq(shifts.checkpointId, checkpointId),
        lt(shifts.startsAt, new Date(now.getTime() + DAYS_AHEAD * 24 * HOUR)),
      ),
    )
    .orderBy(asc(shifts.startsAt));
  let next = 0;
  for (const [i, shift] of standing.entries()) {
    const ahead = shift.startsAt > now;
    // Every third shift to come lacks somebody, and so does every one from the day after tomorrow on.
    const soon = shift.startsAt.getTime() - now.getTime() < 36 * HOUR;
    const wanted = ahead && (!soon || i % 3 === 0) ? shift.people - 1 : shift.people;
    const at = ahead
      ? new Date(now.getTime() - 2 * HOUR)
      : new Date(Math.max(began.getTime() + HOUR, shift.startsAt.getTime() - 20 * HOUR));
    if (at >= shift.startsAt) continue;
    for (let filled = 0, tried = 0; filled < wanted && tried < people.length; tried++) {
      const person = people[next++ % people.length];
      if (!person) break;
      const reply = await claimShift(as(person, at), { shiftId: shift.id });
      if (reply.outcome === 'claimed') filled++;
    }
    if (!ahead) await stand(as, cast, shift);
  }
  await lookForPeople(
    as,
    cast,
    standing.filter(({ startsAt }) => startsAt > now),
  );
}

/** Two people a shift, every day. */
async function askForPeople(
  ctx: Who,
  checkpointId: string,
  templates: readonly { from: string; until: string }[],
): Promise<ReplyOf<'POST /shifts/change-demand'>> {
  const change = {
    kind: 'pattern' as const,
    fromDay: dayOf(ctx.clock.now(), ctx.settings.zone),
    pattern: {
      shifts: templates.map(({ from, until }) => ({
        from,
        until,
        days: 'every' as const,
        people: 2,
        roles: [],
      })),
      changeOverMinutes: 10,
    },
  };
  const { seen } = await previewDemand(ctx, { checkpointId, change });
  return changeDemand(ctx, { checkpointId, change, seen });
}

/** A shift that has begun: its people come, leave a note, go, and hours of all but the last day are confirmed. */
async function stand(as: As, { leader, people, now }: Cast, shift: Shift): Promise<void> {
  const { db } = as(leader, now);
  const held = await db
    .select()
    .from(claims)
    .where(and(eq(claims.shiftId, shift.id), eq(claims.state, 'claimed')))
    .orderBy(asc(claims.id));
  for (const [i, { id: claimId, accountId }] of held.entries()) {
    const cameAt = new Date(Math.min(shift.startsAt.getTime() + 2 * MINUTE, now.getTime()));
    await checkInFor(as(leader, cameAt), { claimId, reason: '到岗', cameAt: null });
    if (shift.endsAt > now) continue;
    const person = people.find(({ actor }) => actor.accountId === accountId);
    const leftAt = new Date(shift.endsAt.getTime() - MINUTE);
    if (i === 0 && person)
      await writeNote(as(person, leftAt), {
        claimId,
        matters: '3 号楼有一位老人在等送药，药到了请打电话。其余正常。',
        equipment: [
          { name: '测温枪', count: 2 },
          { name: '对讲机', count: 1 },
          { name: '红马甲', count: 4 },
        ],
        keys: '岗亭钥匙在抽屉里',
      });
    await checkOutFor(as(leader, shift.endsAt), { claimId, leftAt: leftAt.toISOString(), reason: '交班' });
    if (now.getTime() - shift.endsAt.getTime() > 24 * HOUR)
      await confirmHours(as(leader, new Date(shift.endsAt.getTime() + HOUR)), {
        claimId,
        minutes: null,
        reason: '',
      });
  }
}

/** Something to answer for the volunteer to try with: a place the lead offers, and somebody who looks for a stand-in. */
async function lookForPeople(
  as: As,
  { leader, people: [first], now }: Cast,
  ahead: readonly Shift[],
): Promise<void> {
  if (!first) return;
  const leading = as(leader, new Date(now.getTime() - HOUR));
  for (const shift of ahead.slice(2)) {
    const reply = await assignShift(leading, {
      shiftId: shift.id,
      accountId: first.actor.accountId,
      agreed: false,
      reason: '这一班缺人',
    });
    if (reply.outcome === 'asked') break;
  }
  for (const shift of ahead.slice(6)) {
    const [other] = await leading.db
      .select({ id: claims.id, accountId: claims.accountId })
      .from(claims)
      .where(and(eq(claims.shiftId, shift.id), eq(claims.state, 'claimed')));
    if (!other || other.accountId === first.actor.accountId) continue;
    await askStandIn(leading, { claimId: other.id, toAccountId: null, reason: '家里老人要去医院' });
    return;
  }
}
