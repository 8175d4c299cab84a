import { randomBytes } from 'node:crypto';
import { rosterPlaces, rosters } from '@linli/db/rosters/tables';
import { clearances } from '@linli/db/shifts/duty-tables';
import { checkpoints, claims, shifts } from '@linli/db/shifts/tables';
import { instantOf } from '@linli/domain/civil-time';
import { shippedWeights } from '@linli/domain/rosters/weights';
import { uses } from '@linli/services/vault';
import type { openProduct } from '../support/product.ts';

type On = Awaited<ReturnType<typeof openProduct>>;

/**
 * A gate on Tuesday and Wednesday: one stands on Tuesday morning, another on Wednesday morning, a third is an elder who stands
 * nowhere; afternoons and the night have nobody. A proposal has the second on Thursday afternoon.
 */
export async function weekAtTheGate(on: On) {
  const now = on.clock.now();
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    building: ['building', 'grid'],
  });
  const secretary = await on.as({ role: 'secretary', area: area.community });
  const gate = async (name: string, latitude: number) => {
    const id = on.ids.next();
    await on.db.insert(checkpoints).values({
      id,
      areaId: area.grid.id,
      name,
      place: '小区东门',
      latitude,
      longitude: 110.7973,
      hours: [],
      equipment: [],
      instructions: '见人扫码',
      risks: '夜里冷，路滑',
      contactName: '王网格',
      contactPhoneCipher: on.vault.seal(uses.checkpointPhone, '15400000001'),
      codeKeyCipher: on.vault.seal(uses.codeKey, randomBytes(32)),
      createdAt: now,
    });
    return id;
  };
  const checkpointId = await gate('东门', 32.6475);
  await gate('西门', 32.6502);
  async function volunteer(name: string, birthDate: string) {
    const who = await on.as({ role: 'volunteer', area: area.grid });
    const household = await on.household(area.building);
    const { personId } = await on.member(household, { birthDate });
    await on.join(who.accountId, household, { personId });
    await on.db.insert(clearances).values({
      accountId: who.accountId,
      communityId: area.community.id,
      insurance: 'organisation',
      insuredUntil: '2027-12-31',
      trained: [],
      recordedBy: secretary.accountId,
      recordedAt: now,
    });
    await on.sql`update accounts set display_name = ${name} where id = ${who.accountId}`;
    return who;
  }
  async function shift(day: string, from: string, hours: number, nightMinutes = 0) {
    const startsAt = instantOf(day, from, 'Asia/Shanghai');
    const [row] = await on.db
      .insert(shifts)
      .values({
        id: on.ids.next(),
        checkpointId,
        areaPath: area.grid.path,
        day,
        startsAt,
        endsAt: new Date(startsAt.getTime() + hours * 3_600_000),
        minutes: hours * 60,
        nightMinutes,
        people: 1,
        roles: [],
        createdAt: now,
      })
      .returning();
    if (!row) throw new Error('no shift');
    return row;
  }
  const wang = await volunteer('王强', '1985-03-01');
  const liu = await volunteer('刘敏', '1990-05-01');
  const chen = await volunteer('陈爷爷', '1950-01-01');
  await shift('2026-11-16', '18:00', 3);
  const tuesday = await shift('2026-11-17', '08:00', 4);
  const afternoon = await shift('2026-11-17', '13:00', 4);
  const night = await shift('2026-11-17', '22:00', 4, 240);
  const wednesday = await shift('2026-11-18', '08:00', 4);
  const proposed = await shift('2026-11-19', '13:00', 4);
  for (const [{ accountId }, { id: shiftId, startsAt, endsAt }] of [
    [wang, tuesday],
    [liu, wednesday],
  ] as const)
    await on.db.insert(claims).values({
      id: on.ids.next(),
      shiftId,
      accountId,
      state: 'claimed',
      way: 'self',
      startsAt,
      endsAt,
      createdAt: now,
      claimedAt: now,
    });
  const rosterId = on.ids.next();
  await on.db.insert(rosters).values({
    id: rosterId,
    areaId: area.community.id,
    fromDay: '2026-11-16',
    untilDay: '2026-11-22',
    state: 'proposed',
    seed: 1,
    seconds: 60,
    weights: shippedWeights,
    progress: { elapsed: 12, best: 40, bound: 38, gap: 5, proved: false },
    score: { total: 86.4, atMost: 91, parts: [{ part: 'coverage', score: 50 }] },
    createdBy: secretary.accountId,
    createdAt: now,
  });
  await on.db
    .insert(rosterPlaces)
    .values({ rosterId, shiftId: proposed.id, accountId: liu.accountId, reasons: [] });
  return { area, secretary, wang, liu, chen, tuesday, afternoon, night, wednesday, proposed, rosterId };
}
