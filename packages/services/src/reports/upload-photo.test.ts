import { auditEntries } from '@linli/db/audit/tables';
import { photos } from '@linli/db/reports/tables';
import { reportOf, roundOf, send, slotOf, submit } from '@linli/test/support/rounds';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '../context.ts';
import { showPhoto } from './show-photo.ts';
import { uploadPhoto } from './upload-photo.ts';

const on = await stage({ startsAt: '2026-11-15T20:00:00Z' });
const area = await on.areas({
  community: 'community',
  grid: ['grid', 'community'],
  beside: ['grid', 'community'],
});
const household = await on.household(area.grid);
const { personId } = await on.member(household);
const reporter = await on.as({ household });
const { roundId } = await roundOf(on, area.community, { form: 'return-home', slots: { kind: 'once' } });
const slot = await slotOf(on, roundId, '2026-11-16', 'once');

async function* pieces(file: Buffer) {
  for (let at = 0; at < file.length; at += 1000) yield file.subarray(at, at + 1000);
}
/** Uploads as the API does. */
const upload = (who: typeof reporter, file: Buffer, id = household.id) =>
  who.do((ctx: Ctx, input: { householdId: string }) => uploadPhoto(ctx, input, { bytes: pieces(file) }), {
    householdId: id,
  });

/** A photo that says where, when and by whom it was taken, lying on its side. */
const taken = await sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#c33' } })
  .jpeg()
  .withExif({
    IFD0: { Artist: 'somebody', Orientation: '6' },
    IFD3: { GPSLatitude: '30/1 35/1 0/1', GPSLatitudeRef: 'N' },
  })
  .withMetadata({ orientation: 6 })
  .toBuffer();

const returned = (ticket: string) => ({
  [personId]: {
    returned: true,
    from: '武汉',
    'arrived-on': '2026-11-15',
    'came-by': 'train',
    'high-risk-area': false,
    temperature: { celsius: 36.5, at: 'armpit' as const },
    ticket,
  },
});

describe('upload-photo does', () => {
  it('keeps the picture upright and small, and nothing of where and by whom it was taken', async () => {
    const { photoId } = await upload(reporter, taken);
    const shown = await showPhoto(await reporter.ctx(), { photoId });
    const meta = await sharp(shown.content).metadata();
    expect(meta).toMatchObject({ format: 'jpeg', width: 800, height: 1600 });
    expect(meta.exif).toBeUndefined();
    expect(meta.orientation).toBeUndefined();
  });

  it('rests encrypted', async () => {
    const { photoId } = await upload(reporter, taken);
    const [row] = await on.db.select().from(photos).where(eq(photos.id, photoId));
    expect(row?.contentCipher.includes(Buffer.from('JFIF'))).toBe(false);
  });

  it('becomes part of a report that names it, and of no other household’s', async () => {
    const { photoId } = await upload(reporter, taken);
    const other = await on.household(area.grid);
    const stranger = await on.as({ household: other });
    const { photoId: theirs } = await upload(stranger, taken, other.id);
    await expect(submit(reporter, reportOf(on, slot, household, returned(theirs)))).rejects.toMatchObject({
      fields: [{ pointer: '/persons/0/answers/ticket', code: 'unknown' }],
    });
    await send(reporter, reportOf(on, slot, household, returned(photoId)));
  });

  it('is seen by staff who read reports there, which is written down', async () => {
    const { photoId } = await upload(reporter, taken);
    const leader = await on.as({ role: 'grid-leader', area: area.grid });
    await showPhoto(await leader.ctx(), { photoId });
    const seen = await on.db.select().from(auditEntries).where(eq(auditEntries.action, 'reports.read-photo'));
    expect(seen).toMatchObject([{ accountId: leader.accountId, facts: { photoId } }]);
  });
});

describe('upload-photo refuses', () => {
  it('what is no photo, or is broken', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    );
    for (const file of [svg, Buffer.from('GIF89a'), Buffer.alloc(0), taken.subarray(0, 400)])
      await expect(upload(reporter, file)).rejects.toMatchObject({ code: 'unsupported-type' });
  });

  it('a small file that unpacks to a huge picture', async () => {
    const bomb = await sharp({
      create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(upload(reporter, bomb)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('whoever has nothing to do with the household, to upload and to see', async () => {
    const { photoId } = await upload(reporter, taken);
    for (const who of [await on.as(), await on.as({ role: 'grid-leader', area: area.beside })]) {
      await expect(upload(who, taken)).rejects.toMatchObject({ code: 'not-found' });
      await expect(showPhoto(await who.ctx(), { photoId })).rejects.toMatchObject({ code: 'not-found' });
    }
    const volunteer = await on.as({ role: 'volunteer', area: area.grid });
    await expect(showPhoto(await volunteer.ctx(), { photoId })).rejects.toMatchObject({ code: 'not-found' });
  });
});
