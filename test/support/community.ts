import { webhooks } from '@linli/db/doors/tables';
import { callbacks, robots } from '@linli/db/notices/tables';
import { areaMoves, imports } from '@linli/db/people/tables';
import { dutyPairs } from '@linli/db/rosters/tables';
import { handoverNotes } from '@linli/db/shifts/duty-tables';
import { relieveAnswers, relieves } from '@linli/db/shifts/tables';
import { handoverItems, handovers } from '@linli/db/succession/tables';
import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import { issueToken } from '@linli/services/doors/issue-token';
import { askCorrection } from '@linli/services/hours/ask-correction';
import { askToJoin } from '@linli/services/people/ask-to-join';
import { exportRegister } from '@linli/services/people/export-register';
import { drawRecheck } from '@linli/services/reports/draw-recheck';
import { makeCallList } from '@linli/services/reports/make-call-list';
import { setGapReason } from '@linli/services/reports/set-gap-reason';
import { publishKind } from '@linli/services/requests/publish-kind';
import { uses } from '@linli/services/vault';
import { dutyAtTheGate } from '../browser/at-the-gate.ts';
import { casesOnDesk, errandsAtWork } from '../browser/at-work.ts';
import type { openProduct } from './product.ts';
import { reportOf, roundOf, send, slotOf, well } from './rounds.ts';

type On = Awaited<ReturnType<typeof openProduct>>;

/** Areas, homes and a round that is announced, of a community; `name` stands in every address and name of it. */
export async function settle(on: On, name: string) {
  const area = await on.areas({
    street: 'street',
    community: ['community', 'street'],
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
  });
  await on.sql`update areas set name = ${name} || name where path <@ ${area.street.path}::ltree`;
  const home = async (door: string, phone?: string) => {
    const household = await on.household(area.unit, { address: `${name}3栋2单元${door}室`, door });
    const { personId, membershipId } = await on.member(household, {
      name: `${name}住户${door}`,
      relation: 'head',
      ...(phone ? { phone } : {}),
    });
    return { household, personId, membershipId, resident: await on.as({ household, personId }) };
  };
  const homes = {
    well: await home('101'),
    ill: await home('201'),
    missing: await home('301', on.phone()),
    silent: await home('401'),
  };
  const { secretary, roundId } = await roundOf(on, area.community);
  return { name, area, homes, secretary, roundId };
}

/**
 * A quarter past seven in a settled community: there is at least one row of whatever a desk, a volunteer or a resident
 * can look at or change.
 */
export async function comeAlive(on: On, { name, area, homes, secretary, roundId }: Settled) {
  const { db, ids, clock, vault } = on;
  const now = clock.now();
  const slot = await slotOf(on, roundId, '2026-11-16', 'morning');
  await send(
    homes.well.resident,
    reportOf(on, slot, homes.well.household, { [homes.well.personId]: well() }),
  );
  await send(
    homes.ill.resident,
    reportOf(on, slot, homes.ill.household, {
      [homes.ill.personId]: {
        temperature: { celsius: 38.6, at: 'armpit' },
        'feels-well': false,
        symptoms: ['cough'],
      },
    }),
  );
  const leader = await on.as({ role: 'grid-leader', area: area.grid });
  const officer = await on.as({ role: 'duty-officer', area: area.street });
  const head = await on.as({ role: 'building-head', area: area.building });
  const volunteer = await on.as({ role: 'volunteer', area: area.community });
  const late = await on.as({ role: 'volunteer', area: area.community });
  const { id: areaId } = area.community;
  const newcomer = await on.as();
  const moving = { areaId, address: `${name}3栋2单元501室`, name: `${name}新住户`, message: '' };
  const { joinId } = await newcomer.do(askToJoin, { ...moving, relation: 'head' });
  const callers = [{ accountId: head.accountId, dailyLimit: 60 }];
  const slotId = slot.id;
  await secretary.do(makeCallList, { slotId, areaId: area.community.id, callers, preview: false });
  const sample = { slotId, areaId: area.community.id, households: 2 };
  const { sampleId } = await secretary.do(drawRecheck, sample);
  const noted = { roundId, personId: homes.silent.personId, untilDay: null, note: '' };
  await secretary.do(setGapReason, { ...noted, reason: 'unreachable' });
  const requestId = await casesOnDesk(on, { leader, secretary }, [homes.well, homes.ill]);
  const errands = await errandsAtWork(on, volunteer, [homes.well, homes.missing]);
  const gate = await dutyAtTheGate(on, { id: area.grid.id, communityId: area.community.id }, [
    volunteer,
    late,
  ]);
  const { accountId } = volunteer;
  const placeOf = async ({ accountId: who }: { accountId: string }) => {
    const [claim] = await on.sql<{ id: string; shift_id: string }[]>`
      select id, shift_id from claims where account_id = ${who} order by starts_at desc limit 1`;
    if (!claim) throw new Error('nobody stands at the gate');
    return claim;
  };
  const [claim, lateClaim] = [await placeOf(volunteer), await placeOf(late)];
  const inAnHour = new Date(now.getTime() + 3_600_000);
  const relieve = { kind: 'stand-in', reason: '家里有事', askedAt: now, expiresAt: inAnHour } as const;
  const askedById = ids.next();
  const asked = { id: ids.next(), claimId: lateClaim.id, askedBy: late.accountId };
  await db.insert(relieves).values({ ...relieve, ...asked });
  // Another place, and one person who is asked by name.
  const [{ id: claimId } = { id: '' }] = await on.sql<{ id: string }[]>`
    select id from claims where account_id = ${late.accountId} and id <> ${lateClaim.id} limit 1`;
  await db.insert(relieves).values({ ...relieve, ...asked, id: askedById, claimId, toAccountId: accountId });
  await db.insert(relieveAnswers).values({ relieveId: askedById, accountId, askedAt: now });
  await db.insert(handoverNotes).values({
    id: ids.next(),
    shiftId: claim.shift_id,
    checkpointId: gate.checkpointId,
    writtenBy: accountId,
    writtenAt: now,
    mattersCipher: vault.seal(uses.handoverNote, '没有事'),
    equipment: [],
    keys: '',
  });
  await db.insert(dutyPairs).values({
    id: ids.next(),
    kind: 'together',
    oneId: accountId,
    otherId: late.accountId,
    askedBy: accountId,
    state: 'asked',
    askedAt: now,
  });
  await volunteer.do(askCorrection, {
    entryId: null,
    fromAt: new Date(now.getTime() - 86_400_000).toISOString(),
    minutes: 60,
    reason: '漏记了',
  });
  await db.insert(robots).values({
    id: ids.next(),
    areaId: area.community.id,
    name: `${name}群`,
    provider: 'wecom',
    urlCipher: vault.seal(uses.robotUrl, 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x'),
    kinds: ['daily-digest'],
    createdBy: secretary.accountId,
    createdAt: now,
  });
  await db.insert(imports).values({
    id: ids.next(),
    areaId: area.community.id,
    accountId: secretary.accountId,
    fileName: `${name}.xlsx`,
    fileHash: Buffer.alloc(32),
    state: 'checked',
    sheets: [],
    counts: {
      rows: 0,
      done: 0,
      newHouseholds: 0,
      newPersons: 0,
      changed: 0,
      unchanged: 0,
      duplicates: 0,
      errors: 0,
      warnings: 0,
    },
    createdAt: now,
  });
  await db.insert(areaMoves).values({
    id: ids.next(),
    areaId: area.cell.id,
    fromParentId: area.grid.id,
    toParentId: area.grid.id,
    fromPath: area.cell.path,
    toPath: area.cell.path,
    movedAt: now,
    movedBy: secretary.accountId,
    reason: '重新划分',
    households: 4,
    persons: 4,
  });
  await db.insert(webhooks).values({
    id: ids.next(),
    areaId: area.community.id,
    name: `${name}系统`,
    urlCipher: vault.seal(uses.webhookUrl, 'https://93.184.215.14/hook'),
    events: ['request.submitted'],
    secretCipher: vault.seal(uses.webhookSecret, `whsec_${'A'.repeat(32)}`),
    createdBy: secretary.accountId,
    createdAt: now,
  });
  const handoverId = ids.next();
  await db.insert(handovers).values({
    id: handoverId,
    fromAccountId: accountId,
    areaId: area.community.id,
    reason: '回原单位',
    doneBy: secretary.accountId,
    doneAt: now,
  });
  await db.insert(handoverItems).values({
    handoverId,
    number: 1,
    kind: 'request',
    subjectId: requestId,
    toAccountId: leader.accountId,
    title: { zh: '求助', en: 'Request' },
    place: name,
  });
  await secretary.do(exportRegister, { areaId: area.community.id, reason: '核对名册', format: 'xlsx' });
  await secretary.do(issueToken, {
    areaId: area.community.id,
    name: `${name}系统`,
    scopes: ['requests.read'],
    days: 30,
  });
  const definition = shippedKinds.rubbish;
  if (!definition) throw new Error('no kind for rubbish');
  await secretary.do(publishKind, { key: 'rubbish', areaId: area.community.id, definition });
  await on.worker.runUntilIdle();
  const callbackId = ids.next();
  await db.insert(callbacks).values({
    id: callbackId,
    accountId: leader.accountId,
    areaId: area.unit.id,
    notBefore: now,
    createdAt: now,
  });
  await on.sql`update messages set state = 'to-call', callback_id = ${callbackId}
    where id = (select message_id from notices where account_id = ${leader.accountId} and state = 'taken'
      and message_id is not null and read_at is null limit 1)`;
  return {
    sampleId,
    newcomer,
    joinId,
    askedById,
    requestId,
    claimId: lateClaim.id,
    ...errands,
    ...gate,
    leader,
    officer,
    head,
    volunteer,
    late,
    slotId,
  };
}

type Settled = Awaited<ReturnType<typeof settle>>;
