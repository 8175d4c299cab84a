import { randomBytes } from 'node:crypto';
import type { DutyRole } from '@linli/contracts/shifts/labels';
import { clearances, riskReadings } from '@linli/db/shifts/duty-tables';
import { checkpoints, claims, shifts } from '@linli/db/shifts/tables';
import { dayOf } from '@linli/domain/civil-time';
import { uses } from '@linli/services/vault';
import { village } from './requests.ts';
import type { AccountCaller, StageOptions } from './stage.ts';
import { stageWorker } from './worker.ts';

/** A village with a checkpoint at its gate, volunteers who may stand there, and a worker for what the clock does. */
export async function gate(options: StageOptions = {}) {
  const place = await village(options);
  const { on, area, secretary } = place;
  const worker = stageWorker(on);

  /** A checkpoint as it stands once it was set up. */
  async function checkpoint(given: Partial<typeof checkpoints.$inferInsert> = {}) {
    const [row] = await on.db
      .insert(checkpoints)
      .values({
        id: on.ids.next(),
        areaId: area.community.id,
        name: `卡口 ${await on.db.$count(checkpoints)}`,
        place: '小区东门',
        latitude: 32.6475,
        longitude: 110.7973,
        hours: [],
        equipment: [{ name: '测温枪', count: 2 }],
        instructions: '见人扫码，体温超过 37.3 度请报告',
        risks: '夜里冷，路滑；不与人争执',
        contactName: '王网格',
        contactPhoneCipher: on.vault.seal(uses.checkpointPhone, '15400000001'),
        codeKeyCipher: on.vault.seal(uses.codeKey, randomBytes(32)),
        createdAt: on.clock.now(),
        ...given,
      })
      .returning();
    if (!row) throw new Error('no checkpoint');
    return row;
  }
  const east = await checkpoint();

  /** A shift, hours from now; five hours by two people unless told. */
  async function shift({
    inHours,
    hours = 5,
    at = east,
    ...given
  }: { inHours: number; hours?: number; at?: { id: string; areaId: string } } & Partial<
    typeof shifts.$inferInsert
  >) {
    const startsAt = new Date(on.clock.now().getTime() + inHours * 3_600_000);
    const endsAt = new Date(startsAt.getTime() + hours * 3_600_000);
    const areaPath = await on.sql<{ path: string }[]>`select path::text from areas where id = ${at.areaId}`;
    const [row] = await on.db
      .insert(shifts)
      .values({
        id: on.ids.next(),
        checkpointId: at.id,
        areaPath: areaPath[0]?.path ?? '',
        day: dayOf(startsAt, 'Asia/Shanghai'),
        startsAt,
        endsAt,
        minutes: hours * 60,
        nightMinutes: 0,
        people: 2,
        roles: [],
        createdAt: on.clock.now(),
        ...given,
      })
      .returning();
    if (!row) throw new Error('no shift');
    return row;
  }

  /** A volunteer of the community, born in 1985, insured, who has read the risks of the first checkpoint, unless told. */
  async function volunteer({
    birthDate = '1985-03-01',
    insured = true,
    trained = [],
    risksRead = true,
    post = area.community,
  }: {
    birthDate?: string | null;
    insured?: boolean;
    trained?: readonly DutyRole[];
    risksRead?: boolean;
    post?: { id: string };
  } = {}): Promise<AccountCaller> {
    const who = await on.as({ role: 'volunteer', area: post });
    const household = await on.household(area.next);
    const { personId } = await on.member(household, { birthDate });
    await on.join(who.accountId, household, { personId });
    await on.db.insert(clearances).values({
      accountId: who.accountId,
      communityId: area.community.id,
      insurance: insured ? 'organisation' : null,
      insuredUntil: insured ? '2027-12-31' : null,
      trained: [...trained],
      recordedBy: secretary.accountId,
      recordedAt: on.clock.now(),
    });
    if (risksRead)
      await on.db.insert(riskReadings).values({
        accountId: who.accountId,
        checkpointId: east.id,
        riskVersion: east.riskVersion,
        readAt: on.clock.now(),
      });
    return who;
  }

  /** A place somebody holds. */
  async function claim(
    who: { accountId: string },
    { id, startsAt, endsAt }: typeof shifts.$inferSelect,
    given: Partial<typeof claims.$inferInsert> = {},
  ) {
    const [row] = await on.db
      .insert(claims)
      .values({
        id: on.ids.next(),
        shiftId: id,
        accountId: who.accountId,
        state: 'claimed',
        way: 'self',
        startsAt,
        endsAt,
        createdAt: on.clock.now(),
        claimedAt: on.clock.now(),
        ...given,
      })
      .returning();
    if (!row) throw new Error('no claim');
    return row;
  }

  return { ...place, worker, east, checkpoint, shift, volunteer, claim };
}
