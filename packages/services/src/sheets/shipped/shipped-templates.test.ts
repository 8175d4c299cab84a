import { type ShippedTemplate, sheetFindings, shippedTemplates } from '@linli/contracts/sheets/labels';
import { accounts } from '@linli/db/identity/tables';
import { areas, households } from '@linli/db/people/tables';
import { claims } from '@linli/db/shifts/tables';
import { checkMapping } from '@linli/domain/sheets/check-mapping';
import { proposeMapping } from '@linli/domain/sheets/propose-mapping';
import { askFor } from '@linli/test/support/requests';
import { reportOf, roundInput, send, slotsOf, well } from '@linli/test/support/rounds';
import { gate } from '@linli/test/support/shifts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { writeHours } from '../../hours/write-hours.ts';
import { openWorkbook } from '../../people/register-workbook/open-workbook.ts';
import { openArchive } from '../../people/register-workbook/zip-archive.ts';
import { openRound } from '../../reports/open-round.ts';
import { takeInHand } from '../../requests/take-in-hand.ts';
import { catalogue } from '../catalogue.ts';
import { downloadRun } from '../download-run.ts';
import { fillForm } from '../fill-form.ts';
import { listTemplates } from '../list-templates.ts';
import { previewForm } from '../preview-form.ts';
import { shippedFile, shipTemplates } from '../ship-templates.ts';
import { openTemplate } from '../template/open-template.ts';
import { readLayout } from '../template/read-layout.ts';
import { templateLimits } from '../template/template-refused.ts';
import { drawTemplate } from './draw-templates.ts';

const keys = Object.keys(shippedTemplates) as ShippedTemplate[];

/** Monday morning in a community: three households, one well, one with a fever, one silent; a request; a week of duty. */
const place = await gate({ startsAt: '2026-11-15T22:30:00Z' });
const { on, area, secretary, gridLeader, worker } = place;
await shipTemplates(on.base);
const named = (id: string, name: string) =>
  on.db.update(accounts).set({ displayName: name }).where(eq(accounts.id, id));
await named(secretary.accountId, '周书记');
await named(gridLeader.accountId, '王网格');
await on.db.update(areas).set({ name: '凤凰社区' }).where(eq(areas.id, area.community.id));
await on.db.update(areas).set({ name: '第1网格' }).where(eq(areas.id, area.grid.id));
await on.db.update(areas).set({ name: '第2网格' }).where(eq(areas.id, area.beside.id));
await on.db.update(areas).set({ name: '3栋', compound: '凤凰国际' }).where(eq(areas.id, area.building.id));
const healthy = await place.home({
  members: [
    { name: '王小明', birthDate: '1980-01-01' },
    { name: '=1+1', tags: ['lives-alone'] },
  ],
});
const ill = await place.home({ members: [{ name: '李秀英', birthDate: '1940-01-01' }, {}] });
const silent = await place.home({ members: [{ name: '赵爱国', phone: '19999000077' }, { name: '孙丽' }] });
await on.db
  .update(households)
  .set({ address: '凤凰国际 3栋1单元301' })
  .where(eq(households.id, silent.household.id));
const round = await secretary.do(openRound, await roundInput(on, area.community));
const [morning] = await slotsOf(on, round.roundId);
if (!morning) throw new Error('no slot');
on.clock.set(new Date('2026-11-16T07:30:00+08:00'));
await send(
  healthy.resident,
  reportOf(on, morning, healthy.household, { [healthy.first]: well(), [healthy.second]: well() }),
);
on.clock.set(new Date('2026-11-16T09:00:00+08:00'));
await send(ill.resident, {
  ...reportOf(on, morning, ill.household, { [ill.first]: well(38.2), [ill.second]: well() }),
  confirmed: [`${ill.first}:fever-but-well`],
});
const asked = await askFor(on, healthy, { kind: 'home-repair' });
await gridLeader.do(takeInHand, { requestId: asked.requestId, note: '' });
const volunteer = await place.volunteer();
await named(volunteer.accountId, '钱志愿');
const stood = await place.shift({ inHours: -3, hours: 2.5, people: 2 });
const duty = await place.claim(volunteer, stood);
for (const moved of [
  { state: 'on-duty', checkedInAt: new Date('2026-11-16T05:58:00+08:00') },
  { state: 'left', checkedOutAt: new Date('2026-11-16T08:30:00+08:00') },
  { state: 'done' },
])
  await on.db.update(claims).set(moved).where(eq(claims.id, duty.id));
await writeHours(await on.system().ctx(), on.clock.now(), {
  accountId: volunteer.accountId,
  kind: 'shift',
  sourceId: duty.id,
  fromAt: stood.startsAt,
  minutes: 150,
  nightMinutes: 0,
  confirmedBy: gridLeader.accountId,
});
await worker.runUntilIdle();

const templates = new Map(
  (await secretary.do(listTemplates, { limit: 30 })).items.map(({ name, templateId }) => [
    name.zh,
    templateId,
  ]),
);
type Cells = Map<string, unknown>;

/** Texts of all parts by name; packing differs by zone and version of the packer. */
async function partsOf(file: Buffer): Promise<[string, string][]> {
  const archive = await openArchive(file, templateLimits);
  return Promise.all(
    archive.names.map(
      async (name): Promise<[string, string]> => [name, (await archive.bytes(name)).toString('utf8')],
    ),
  );
}

/** A shipped template filled for the community, read back: cells by sheet and address, and the XML of its sheets. */
async function filled(key: ShippedTemplate, kind: 'day' | 'week') {
  const templateId = templates.get(shippedTemplates[key].zh) ?? '';
  const period = { kind, day: '2026-11-16' } as const;
  const preview = await secretary.do(previewForm, { templateId, areaId: area.community.id, period });
  const run = await secretary.do(fillForm, {
    templateId,
    areaId: area.community.id,
    period,
    inFull: false,
    reason: null,
  });
  await worker.runUntilIdle();
  const file = await secretary.do(downloadRun, run);
  const workbook = await openWorkbook(file.content, file.name);
  const sheets = new Map<string, Cells>();
  for (const [i, name] of workbook.sheets.entries()) {
    const cells: Cells = new Map();
    for await (const { row, cells: values } of workbook.rows(i))
      for (const [column, value] of values.entries())
        cells.set(`${String.fromCharCode(65 + column)}${row}`, value);
    sheets.set(name, cells);
  }
  const archive = await openArchive(file.content, templateLimits);
  const xml = await Promise.all(
    workbook.sheets.map(async (_, i) =>
      (await archive.bytes(`xl/worksheets/sheet${i + 1}.xml`)).toString('utf8'),
    ),
  );
  const row = (sheet: string, number: number, until: string) =>
    Array.from(
      { length: until.charCodeAt(0) - 64 },
      (_, i) => sheets.get(sheet)?.get(`${String.fromCharCode(65 + i)}${number}`) ?? null,
    );
  return { name: file.name, preview, row, xml };
}

describe('the shipped templates', () => {
  it.each(keys)('%s is what its drawing says, and maps itself: no cell is open', async (key) => {
    const file = await shippedFile(key);
    expect(await partsOf(file)).toEqual(await partsOf(await drawTemplate(key)));
    const layout = await readLayout(await openTemplate(file));
    expect(checkMapping(layout, proposeMapping(layout, catalogue), catalogue, sheetFindings)).toEqual([]);
  });

  it('are there once, however many processes bring them', async () => {
    expect((await Promise.all([1, 2, 3].map(() => shipTemplates(on.base)))).flat()).toEqual([]);
    expect(templates.size).toBe(keys.length);
  });

  it('the daily report counts who reported, grid by grid, and lists the silent households, masked', async () => {
    const { name, row, xml, preview } = await filled('health-daily', 'day');
    expect(name).toBe('每日健康情况日报表 凤凰社区 2026-11-16.xlsx');
    expect(row('日报', 1, 'A')).toEqual(['凤凰社区每日健康情况日报表']);
    expect(row('日报', 2, 'H')).toEqual([
      '填报时段：',
      '2026-11-16',
      '2026-11-16',
      '填表人：',
      '周书记',
      '周书记',
      '填表时间：',
      '2026-11-16',
    ]);
    // Volunteers of the checkpoint live in the community as well, and nobody has asked them yet.
    expect(row('日报', 5, 'I')).toEqual([4, 7, 6, 4, 4, 0, 2, 0, 4 / 6]);
    expect(row('日报', 7, 'I')).toEqual([4 / 6, 1, 1, 1, 1, 1, 1, 0, 0]);
    expect(row('日报', 11, 'I')).toEqual([1, '第1网格', 7, 6, 4, 4, 2, 1, 4 / 6]);
    expect(row('日报', 12, 'I')).toEqual([2, '第2网格', 0, 0, 0, 0, 0, 0, null]);
    expect(row('日报', 17, 'I')).toEqual([
      1,
      '凤凰国际 3栋',
      '凤凰国际 3栋1单元301',
      2,
      2,
      '赵**、孙*',
      '199****0077',
      '11-16 早上',
      null,
    ]);
    expect(xml[0]).toContain('<f>SUM(D11:D12)</f>');
    expect(xml[0]).toContain('<f>IF(D13=0,&quot;&quot;,E13/D13)</f>');
    expect(xml[0]).toContain('<f>SUM(D17:D17)</f>');
    expect(preview.findings).toEqual([]);
    expect(preview.blocks[1]?.rows[0]).toMatchObject({ F: '赵**、孙*', G: '199****0077' });
  });

  it('the ledger has each request with its times and who has it, and its kinds', async () => {
    const { row, xml } = await filled('request-ledger', 'week');
    expect(row('台账', 5, 'F')).toEqual([1, 0, 1, 0, 0, 0]);
    expect(row('台账', 9, 'F')).toEqual([1, asked.number, '水电气暖维修', '一般', '凤凰国际 3栋', '王**']);
    expect(row('台账', 9, 'L').slice(6)).toEqual([
      '2026-11-16',
      '2026-11-16',
      expect.stringMatching(/^2026-11-2\d$/),
      null,
      '有人接了',
      '王网格（网格长）',
    ]);
    expect(row('台账', 9, 'N').slice(12)).toEqual(['否', null]);
    expect(row('分类合计', 3, 'F')).toEqual([1, '水电气暖维修', 1, 1, 0, 0]);
    expect(xml[0]).toContain('<f>COUNTIF(M9:M9,&quot;是&quot;)</f>');
  });

  it('the duty sheet has the roster, who came when, and hours with their sum', async () => {
    const { row, xml } = await filled('duty-week', 'week');
    expect(row('排班', 5, 'G')).toEqual([1, 2, 1, 1, 1, 0, 2.5]);
    expect(row('排班', 9, 'I')).toEqual([
      '2026-11-16',
      '周一',
      place.east.name,
      '06:00–08:30',
      2,
      1,
      1,
      '钱志愿',
      2.5,
    ]);
    expect(row('考勤', 3, 'I')).toEqual([
      1,
      '2026-11-16',
      place.east.name,
      '06:00–08:30',
      '钱志愿',
      '2026-11-16',
      '2026-11-16',
      2.5,
      '已完成',
    ]);
    expect(row('各人时长', 3, 'F')).toEqual([
      1,
      '钱志愿',
      expect.stringMatching(/^199\*{4}\d{4}$/),
      1,
      0,
      2.5,
    ]);
    expect(xml[2]).toContain('<f>IF($F$4=0,&quot;&quot;,F3/$F$4)</f>');
    expect(xml[1]).toMatch(/<c r="F3" s="\d+"><v>46342\.2486/);
  });
});
