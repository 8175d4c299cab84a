import { alerts } from '@linli/db/reports/tables';
import { dutyLog, incidentPhotos, incidents } from '@linli/db/shifts/duty-tables';
import { guardedGate } from '@linli/test/support/duty';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '../context.ts';
import { dropLoosePhotos } from './drop-loose-photos.ts';
import { reportIncident } from './report-incident.ts';
import { showIncidentPhoto } from './show-incident-photo.ts';
import { showLog } from './show-log.ts';
import { uploadIncidentPhoto } from './upload-incident-photo.ts';
import { writeNote } from './write-note.ts';

const at = await guardedGate();
const { on, lead, east, onDuty, placed, goTo, auditOf } = at;
type Who = typeof lead;

let sent = 0;
const body = (more: Partial<Parameters<typeof reportIncident>[1]> = {}) => ({
  clientId: `incident-${++sent}`,
  checkpointId: east.id,
  kind: 'quarrel' as const,
  text: '有人不肯扫码，吵了十分钟',
  photoId: null,
  urgent: false,
  ...more,
});
/** As the API does: outside a transaction. */
const report = async (who: Who, given = body()) => reportIncident(await who.ctx(), given);
const alertsOf = (incidentId: string) => on.db.select().from(alerts).where(eq(alerts.sourceId, incidentId));
const log = async (who: Who, more: { cursor?: string; limit?: number; day?: string } = {}) =>
  showLog(await who.ctx(), { checkpointId: east.id, limit: 30, ...more });

const picture = await sharp({ create: { width: 1800, height: 900, channels: 3, background: '#3c6' } })
  .jpeg()
  .withExif({ IFD3: { GPSLatitude: '30/1 35/1 0/1', GPSLatitudeRef: 'N' } })
  .toBuffer();
async function* pieces(file: Buffer) {
  yield file;
}
const upload = async (who: Who, checkpointId = east.id, file = picture) =>
  (
    await who.do(
      (ctx: Ctx, input: { checkpointId: string }) => uploadIncidentPhoto(ctx, input, { bytes: pieces(file) }),
      { checkpointId },
    )
  ).photoId;
const look = async (who: Who, photoId: string) => showIncidentPhoto(await who.ctx(), { photoId });

describe('report-incident does', () => {
  it('write down what happened, sealed, with its shift and a photo without metadata', async () => {
    const { who, shift } = await onDuty();
    const photoId = await upload(who);
    const { incidentId } = await report(who, body({ photoId }));
    const [row] = await on.db.select().from(incidents).where(eq(incidents.id, incidentId));
    expect(row).toMatchObject({
      kind: 'quarrel',
      shiftId: shift.id,
      reportedBy: who.accountId,
      urgent: false,
    });
    expect(row?.textCipher.toString('utf8')).not.toContain('扫码');
    const meta = await sharp((await look(who, photoId)).content).metadata();
    expect(meta).toMatchObject({ format: 'jpeg', width: 1600 });
    expect(meta.exif).toBeUndefined();
    expect((await log(lead)).items[0]).toMatchObject({
      what: 'incident',
      incident: { kind: 'quarrel', text: '有人不肯扫码，吵了十分钟', photoId, urgent: false },
      facts: { kind: 'quarrel' },
    });
    expect(await alertsOf(incidentId)).toEqual([]);
    expect(await auditOf(incidentId)).toMatchObject([{ action: 'shifts.report-incident' }]);
  });

  it('make a case of what is urgent, without its words; as danger when somebody is hurt', async () => {
    const { who } = await onDuty();
    const pushed = await report(who, body({ kind: 'forced-through', urgent: true }));
    expect(await alertsOf(pushed.incidentId)).toMatchObject([
      { kind: 'incident', level: 'alert', areaId: east.areaId, state: 'open' },
    ]);
    expect(JSON.stringify((await alertsOf(pushed.incidentId))[0]?.facts)).not.toContain('扫码');
    const hurt = await report(who, body({ kind: 'injury', urgent: true }));
    expect(await alertsOf(hurt.incidentId)).toMatchObject([{ level: 'danger' }]);
    const [alert] = await alertsOf(hurt.incidentId);
    const events = await on.sql`select what from case_events where case_id = ${alert?.id ?? ''}`;
    expect(events).toMatchObject([{ what: 'raised' }]);
  });

  it('count for the shift that runs, when a lead comes by', async () => {
    const { shift } = await onDuty();
    const { incidentId } = await report(lead);
    const [row] = await on.db.select().from(incidents).where(eq(incidents.id, incidentId));
    expect(row?.shiftId).toBe(shift.id);
  });
});

describe('report-incident refuses', () => {
  it('people who neither stand nor lead there now', async () => {
    const soon = await placed();
    goTo(soon.shift, -60);
    await expect(report(soon.who)).rejects.toMatchObject({ code: 'not-found' });
    await expect(upload(soon.who)).rejects.toMatchObject({ code: 'not-found' });
    goTo(soon.shift, -20);
    await report(soon.who);
    await expect(report(at.outsider)).rejects.toMatchObject({ code: 'not-found' });
    await expect(report(await at.volunteer())).rejects.toMatchObject({ code: 'not-found' });
    await expect(report(await on.as())).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('photos of others, of other gates and of other incidents', async () => {
    const { who } = await onDuty();
    const west = await at.checkpoint();
    const photoId = await upload(who);
    await report(who, body({ photoId }));
    for (const theirs of [await upload(lead), await upload(lead, west.id), photoId])
      await expect(report(who, body({ photoId: theirs }))).rejects.toMatchObject({
        fields: [{ pointer: '/photoId', code: 'unknown' }],
      });
    await expect(upload(who, east.id, Buffer.from('not a photo'))).rejects.toMatchObject({
      code: 'unsupported-type',
    });
  });

  it('photos to be seen by other people; what leads look at is written down', async () => {
    const { who, shift } = await onDuty();
    const mate = await onDuty({ shift });
    const photoId = await upload(who);
    await expect(look(lead, photoId)).rejects.toMatchObject({ code: 'not-found' });
    const { incidentId } = await report(who, body({ photoId }));
    await expect(look(mate.who, photoId)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(look(at.outsider, photoId)).rejects.toMatchObject({ code: 'not-found' });
    await look(at.inspector, photoId);
    expect((await auditOf(incidentId)).map(({ action }) => action)).toEqual([
      'shifts.report-incident',
      'shifts.read-photo',
    ]);
  });
});

describe('report-incident in races and repeats', () => {
  it('sent again it is one incident, one alert and one line; other words with the same id are refused', async () => {
    const { who } = await onDuty();
    const given = body({ urgent: true, photoId: await upload(who) });
    const replies = await Promise.all([report(who, given), report(who, given), report(who, given)]);
    replies.push(await report(who, given));
    const [{ incidentId } = { incidentId: '' }] = replies;
    expect(new Set(replies.map((reply) => reply.incidentId)).size).toBe(1);
    expect(await alertsOf(incidentId)).toHaveLength(1);
    expect(await on.db.$count(dutyLog, eq(dutyLog.subjectId, incidentId))).toBe(1);
    await expect(report(who, { ...given, text: '不是这样' })).rejects.toMatchObject({ code: 'key-reused' });
    // Ids of phones are their own.
    expect((await report(lead, { ...given, photoId: null })).incidentId).not.toBe(incidentId);
  });

  it('a photo that nothing names is gone after a day; one of an incident stays', async () => {
    const { who } = await onDuty();
    const kept = await upload(who);
    await report(who, body({ photoId: kept }));
    const loose = await upload(who);
    on.clock.advance(24 * 60);
    await dropLoosePhotos(on.base as Ctx);
    const ids = async () =>
      (await on.db.select({ id: incidentPhotos.id }).from(incidentPhotos)).map(({ id }) => id);
    expect(await ids()).toContain(loose);
    await at.worker.advance({ hours: 1, minutes: 1 });
    expect(await ids()).not.toContain(loose);
    expect(await ids()).toContain(kept);
  });
});

describe('the duty log', () => {
  it('tells the newest first, page by page, with notes opened, and by civil day', async () => {
    const there = await onDuty();
    on.clock.advance(1);
    await there.who.do(writeNote, { claimId: there.claimId, ...at.note() });
    const [newest, before] = (await log(lead)).items;
    expect(newest).toMatchObject({
      what: 'note-written',
      facts: { short: 0 },
      note: { matters: '3 号楼王奶奶的药 8 点送到' },
      incident: null,
    });
    expect(before).toMatchObject({ what: 'checked-in', note: null });
    const all = (await log(lead, { limit: 100 })).items.map(({ entryId }) => entryId);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await log(lead, { limit: 4, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ entryId }) => entryId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    const first = (await log(lead, { limit: 100 })).items.at(-1);
    expect((await log(lead, { day: '2026-11-16', limit: 100 })).items.at(-1)).toEqual(first);
    expect((await log(lead, { day: '2026-11-15' })).items).toEqual([]);
  });

  it('is read by those who lead or inspect there, its last day by who stands there, and by nobody else', async () => {
    const past = (await log(lead, { limit: 100 })).items.length;
    on.clock.advance(25 * 60);
    const there = await onDuty();
    expect((await log(there.who)).items).toHaveLength(1);
    expect((await log(at.inspector, { limit: 100 })).items).toHaveLength(past + 1);
    await expect(log(await at.volunteer())).rejects.toMatchObject({ code: 'not-found' });
    await expect(log(at.outsider)).rejects.toMatchObject({ code: 'not-found' });
    await expect(log(await on.as())).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('is only added to', async () => {
    await expect(on.sql`update duty_log set what = 'gap'`).rejects.toThrow('only added');
  });
});
