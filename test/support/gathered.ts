import { webhookEvents } from '@linli/db/doors/tables';
import { robotPosts } from '@linli/db/notices/tables';
import { photos } from '@linli/db/reports/tables';
import { sheetMappings, sheetRuns, sheetTemplates, sheetVersions } from '@linli/db/sheets/tables';
import { handoverItems } from '@linli/db/succession/tables';
import { supervise } from '@linli/services/escalation/supervise';
import { recordVisit } from '@linli/services/reports/record-visit';
import { resolveAlert } from '@linli/services/reports/resolve-alert';
import { uses } from '@linli/services/vault';
import { sql } from 'drizzle-orm';
import type { StageOptions } from './stage.ts';
import { type TwoCommunities, twoCommunities } from './two-communities.ts';

/** Stands in whatever can be written freely about a round. */
export const said = '发烧两天了';

/** Two communities with the same morning, and in both of everything a round leaves behind at least one row. */
export async function gathered(options: StageOptions = {}) {
  const both = await twoCommunities(options);
  const { on, here, there } = both;
  for (const place of [here, there]) await leaveTraces(on, place);
  // The rest of the day: reminders, calls, visits, and the ladder of the alert.
  await on.worker.advanceTo(new Date('2026-11-16T09:00:00Z'));
  for (const place of [here, there]) await lookAfter(on, place);
  return both;
}

type Place = TwoCommunities['here'];

async function leaveTraces(
  on: TwoCommunities['on'],
  { facts, homes, secretary, leader, roundId, areas }: Place,
) {
  const { db, ids, clock, vault } = on;
  const now = clock.now();
  const [alert] = await on.sql<{ id: string }[]>`
    select id from alerts where round_id = ${roundId} and person_id is not null limit 1`;
  const [call] = await on.sql<{ id: string }[]>`
    select id from calls where slot_id = ${String(facts.slotId)} limit 1`;
  if (!alert || !call) throw new Error('the morning has no alert or no call');
  const photoId = ids.next();
  await db.insert(photos).values({
    id: photoId,
    householdId: homes.ill.household.id,
    accountId: homes.ill.resident.accountId,
    contentCipher: vault.seal(uses.photo, 'jpeg'),
    createdAt: now,
  });
  await db.execute(sql`
    update submissions set household_answers = ${JSON.stringify({ note: said, photo: photoId })}::jsonb
    where household_id = ${homes.ill.household.id}::uuid`);
  await db.execute(sql`
    insert into call_attempts (id, call_id, caller_id, outcome, note, at)
    values (${ids.next()}, ${call.id}::uuid, ${leader.accountId}::uuid, 'no-answer', ${said}, ${now.toISOString()}::timestamptz)`);
  await secretary.do(supervise, {
    caseKind: 'alert',
    caseId: alert.id,
    ask: said,
    accountId: leader.accountId,
    answerBy: new Date(now.getTime() + 3_600_000).toISOString(),
  });
  const items = [
    { kind: 'alert', subjectId: alert.id },
    { kind: 'call', subjectId: call.id },
  ];
  await db.insert(handoverItems).values(
    items.map((item, i) => ({
      ...item,
      handoverId: String(facts.handoverId),
      number: 20 + i,
      toAccountId: leader.accountId,
      title: { zh: '发热', en: 'Fever' },
      place: said,
    })),
  );
  await db.insert(robotPosts).values({
    id: ids.next(),
    robotId: String(facts.robotId),
    kind: 'calls-left',
    facts: { slotId: String(facts.slotId), households: 2 },
    matter: `calls-left:${facts.slotId}`,
    dueAt: now,
    createdAt: now,
  });
  const body = { type: 'alert.raised', timestamp: now.toISOString(), data: { alertId: alert.id } };
  await db
    .insert(webhookEvents)
    .values({ id: ids.next(), event: 'alert.raised', happenedAt: now, body: JSON.stringify(body) });
  await fillForm(on, { areaId: areas.community.id, accountId: secretary.accountId });
}

/** A form somebody filled with the names of those to be looked at. */
async function fillForm(
  { db, ids, clock, vault }: TwoCommunities['on'],
  who: { areaId: string; accountId: string },
) {
  const now = clock.now();
  const [templateId, versionId] = [ids.next(), ids.next()];
  const { areaId, accountId } = who;
  await db.insert(sheetTemplates).values({ id: templateId, areaId, name: '日报', createdAt: now });
  await db.insert(sheetVersions).values({
    id: versionId,
    templateId,
    number: 1,
    fileName: '日报.xlsx',
    fileHash: Buffer.alloc(32),
    fileCipher: vault.seal(uses.file, 'template'),
    layout: {},
    changes: [],
    uploadedAt: now,
  });
  await db.insert(sheetMappings).values({ versionId, number: 1, mapping: {}, savedAt: now });
  await db.insert(sheetRuns).values({
    id: ids.next(),
    templateId,
    versionId,
    mappingNumber: 1,
    areaId,
    accountId,
    period: 'day',
    fromDay: '2026-11-16',
    untilDay: '2026-11-16',
    inFull: false,
    rights: ['reports.read', 'sheets.fill'],
    state: 'ready',
    findings: [],
    fileCipher: vault.seal(uses.file, said),
    askedAt: now,
  });
}

/** What is open in the evening is looked after, in words. */
async function lookAfter(on: TwoCommunities['on'], { leader, roundId }: Place) {
  const [visit] = await on.sql<{ id: string }[]>`
    select visit.id from visits visit join round_slots slot on slot.id = visit.slot_id
    where slot.round_id = ${roundId} and visit.state = 'open' order by visit.id limit 1`;
  if (!visit) throw new Error('nobody is to be visited');
  await leader.do(recordVisit, { visitId: visit.id, outcome: 'nobody-home', note: said });
  const open = await on.sql<{ id: string }[]>`
    select id from alerts where round_id = ${roundId} and state <> 'resolved' order by id`;
  for (const { id: alertId } of open) await leader.do(resolveAlert, { alertId, outcome: said });
}
