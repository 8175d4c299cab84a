import { randomBytes } from 'node:crypto';
import { rosterGaps, rosterPlaces, rosters } from '@linli/db/rosters/tables';
import { clearances } from '@linli/db/shifts/duty-tables';
import { checkpoints, claims, shifts } from '@linli/db/shifts/tables';
import { dayOf } from '@linli/domain/civil-time';
import { shippedWeights } from '@linli/domain/rosters/weights';
import { uses } from '@linli/services/vault';
import type { openProduct } from '../support/product.ts';

type On = Awaited<ReturnType<typeof openProduct>>;

interface Somebody {
  readonly accountId: string;
}

const hourMs = 3_600_000;

/**
 * A gate in the middle of a morning: one stands there, one has not come, yesterday evening waits to be confirmed, and
 * tomorrow somebody is missing.
 */
export async function dutyAtTheGate(
  on: On,
  area: { id: string; communityId: string },
  [here, late]: readonly [Somebody, Somebody],
) {
  const now = on.clock.now();
  const inHours = (hours: number) => new Date(now.getTime() + hours * hourMs);
  const checkpointId = on.ids.next();
  const [{ path: areaPath } = { path: '' }] = await on.sql<{ path: string }[]>`
    select path::text from areas where id = ${area.id}`;
  await on.db.insert(checkpoints).values({
    id: checkpointId,
    areaId: area.id,
    name: '东门',
    place: '东门岗亭旁',
    latitude: 32.6475,
    longitude: 110.7973,
    hours: [{ from: '06:30', until: '22:00' }],
    equipment: [{ name: '测温枪', count: 2 }],
    instructions: '见人扫码',
    risks: '夜里冷，路滑',
    contactName: '王网格',
    contactPhoneCipher: on.vault.seal(uses.checkpointPhone, '15400000001'),
    codeKeyCipher: on.vault.seal(uses.codeKey, randomBytes(32)),
    createdAt: now,
  });
  for (const { accountId } of [here, late])
    await on.db.insert(clearances).values({
      accountId,
      communityId: area.communityId,
      insurance: 'organisation',
      insuredUntil: '2027-12-31',
      trained: ['lead'],
      recordedBy: here.accountId,
      recordedAt: now,
    });
  async function shift(from: number, hours: number) {
    const row = {
      id: on.ids.next(),
      checkpointId,
      areaPath,
      day: dayOf(inHours(from), 'Asia/Shanghai'),
      startsAt: inHours(from),
      endsAt: inHours(from + hours),
      minutes: hours * 60,
      nightMinutes: 0,
      people: 2,
      roles: [{ role: 'lead', people: 1, language: null }],
      createdAt: now,
    };
    await on.db.insert(shifts).values(row);
    return row;
  }
  async function place({ accountId }: Somebody, { id, startsAt, endsAt }: Awaited<ReturnType<typeof shift>>) {
    const claimId = on.ids.next();
    await on.db.insert(claims).values({
      id: claimId,
      shiftId: id,
      accountId,
      state: 'claimed',
      way: 'self',
      startsAt,
      endsAt,
      createdAt: now,
      claimedAt: now,
    });
    return claimId;
  }
  const yesterday = await shift(-12, 4);
  const left = await place(here, yesterday);
  await on.sql`update claims set state = 'on-duty', checked_in_at = starts_at, checked_in_way = 'code',
    checked_in_by = account_id where id = ${left}`;
  await on.sql`update claims set state = 'left', checked_out_at = ends_at, checked_out_way = 'code',
    checked_out_by = account_id where id = ${left}`;
  const running = await shift(-0.75, 5);
  const onDuty = await place(here, running);
  await on.sql`update claims set state = 'on-duty', checked_in_at = starts_at, checked_in_way = 'code',
    checked_in_by = account_id where id = ${onDuty}`;
  await place(late, running);
  const tomorrow = await shift(20, 5);
  await place(late, tomorrow);
  const rosterId = on.ids.next();
  await on.db.insert(rosters).values({
    id: rosterId,
    areaId: area.id,
    fromDay: tomorrow.day,
    untilDay: tomorrow.day,
    state: 'proposed',
    seed: 1,
    seconds: 60,
    weights: shippedWeights,
    progress: { elapsed: 12, best: 40, bound: 38, gap: 5, proved: false },
    score: { total: 86.4, atMost: 91, parts: [{ part: 'coverage', score: 50 }] },
    createdBy: here.accountId,
    createdAt: now,
  });
  await on.db.insert(rosterPlaces).values({
    rosterId,
    shiftId: tomorrow.id,
    accountId: here.accountId,
    reasons: [{ reason: 'fewest-hours', facts: {} }],
  });
  await on.db.insert(rosterGaps).values({
    id: on.ids.next(),
    rosterId,
    shiftId: tomorrow.id,
    missing: 1,
    why: [{ reason: 'not-available', facts: { people: 3 } }],
    remedies: [{ remedy: 'recruit', facts: { people: 1 } }],
  });
  return { checkpointId, shiftId: tomorrow.id, rosterId };
}
