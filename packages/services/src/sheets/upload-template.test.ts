import { village } from '@linli/test/support/requests';
import type { AccountCaller } from '@linli/test/support/stage';
import { smallForm, templateFile, textCell, uploadOf } from '@linli/test/support/templates';
import { describe, expect, it } from 'vitest';
import { closeTemplate } from './close-template.ts';
import { downloadTemplate } from './download-template.ts';
import { listTemplates } from './list-templates.ts';
import { saveMapping } from './save-mapping.ts';
import { shipTemplates } from './ship-templates.ts';
import { showTemplate } from './show-template.ts';
import { uploadTemplate } from './upload-template.ts';

const v = await village();
const { on, area, secretary, gridLeader, besideLeader, buildingHead, inspector, dutyOfficer } = v;
type Input = Parameters<typeof uploadTemplate>[1];

const upload = async (who: AccountCaller, file: Buffer | Promise<Buffer>, more: Partial<Input> = {}) => {
  const content = await file;
  return who.do((ctx, input: Input) => uploadTemplate(ctx, input, uploadOf(content)), {
    areaId: area.community.id,
    fileName: '求助台账.xlsx',
    ...more,
  });
};
const { templateId } = await upload(secretary, smallForm());

describe('does', () => {
  it('finds the places, proposes facts for them, and keeps the file as it came', async () => {
    const view = await secretary.do(showTemplate, { templateId });
    expect(view).toMatchObject({
      name: { zh: '求助台账' },
      area: { areaId: area.community.id },
      version: 1,
      mappingNumber: 1,
      unmapped: 0,
      mayChange: true,
      findings: [],
      mapping: {
        cells: { 填报地区: { fact: 'area' }, 新增求助: { fact: 'requests-received' } },
        blocks: {
          求助事项: {
            source: 'requests',
            columns: { A: { fact: 'id' }, B: { fact: 'kind' }, C: { fact: 'who' }, D: { fact: 'place' } },
          },
        },
      },
    });
    const file = await secretary.do(downloadTemplate, { templateId });
    expect(file.content.equals(await smallForm())).toBe(true);
  });

  it('keeps what still fits when a newer version comes: by name and heading, wherever it stands', async () => {
    const { templateId: own, mapping } = await upload(secretary, smallForm());
    await secretary.do(saveMapping, {
      templateId: own,
      version: 1,
      mappingNumber: 1,
      mapping: {
        cells: { ...mapping.cells, 新增求助: { fact: 'requests-open' } },
        blocks: {
          求助事项: {
            source: 'requests',
            only: 'open',
            columns: { B: { fact: 'kind' }, C: { leave: true } },
          },
        },
      },
    });
    const younger = templateFile({
      sheets: {
        新台账: `<sheetData><row r="1">${textCell('A1', '在办')}</row><row r="3">${['求助人', '事项', '办理人', '某某'].map((text, i) => textCell(`${'ABCD'[i]}3`, text)).join('')}</row></sheetData>`,
      },
      names: { 新增求助: '新台账!$B$1', 求助事项: '新台账!$A$4:$D$4', 不知道: '新台账!$C$1' },
    });
    const view = await upload(secretary, younger, { templateId: own });
    expect(view).toMatchObject({ version: 2, mappingNumber: 1 });
    expect(view.mapping).toEqual({
      cells: { 新增求助: { fact: 'requests-open' } },
      blocks: {
        求助事项: {
          source: 'requests',
          only: 'open',
          columns: { A: { leave: true }, B: { fact: 'kind' }, C: { fact: 'handler' } },
        },
      },
    });
    expect(view.findings.map(({ code, name, address }) => [code, name, address])).toEqual([
      ['cell-not-mapped', '不知道', 'C1'],
      ['column-not-mapped', '求助事项', 'D4'],
    ]);
    expect(view.versions[0]?.changes).toEqual(
      expect.arrayContaining([
        { change: 'moved', name: '新增求助', from: '台账!B2', to: '新台账!B1' },
        { change: 'added', name: '不知道', from: null, to: '新台账!C1' },
        { change: 'gone', name: '填报地区', from: '台账!A1', to: null },
        { change: 'moved', name: '求助事项 · 事项', from: '台账!B5', to: '新台账!B4' },
        { change: 'gone', name: '求助事项 · 地点', from: '台账!D5', to: null },
      ]),
    );
  });

  it('is there for everybody who works in the area, above it and below', async () => {
    await shipTemplates(on.base);
    const seen = async (who: AccountCaller) =>
      (await who.do(listTemplates, { limit: 30 })).items.map((each) => [
        each.area?.areaId ?? null,
        each.mayChange,
      ]);
    for (const who of [secretary, dutyOfficer])
      expect(await seen(who)).toContainEqual([area.community.id, true]);
    expect(await seen(buildingHead)).toContainEqual([area.community.id, false]);
    expect((await seen(buildingHead)).filter(([of]) => of === null)).toHaveLength(3);
    await expect(inspector.do(listTemplates, { limit: 30 })).rejects.toMatchObject({ code: 'not-allowed' });
    const first = await secretary.do(listTemplates, { limit: 1 });
    const second = await secretary.do(listTemplates, { limit: 1, cursor: first.nextCursor ?? '' });
    expect(second.items[0]?.templateId).not.toBe(first.items[0]?.templateId);
  });
});

describe('refuses', () => {
  it('an area elsewhere, a change from outside or below, and any change of what comes with the product', async () => {
    await expect(upload(gridLeader, smallForm())).rejects.toMatchObject({ code: 'not-found' });
    await expect(upload(buildingHead, smallForm(), { areaId: area.building.id })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const ofGrid = await upload(gridLeader, smallForm(), { areaId: area.grid.id });
    await expect(besideLeader.do(showTemplate, ofGrid)).rejects.toMatchObject({ code: 'not-found' });
    await expect(gridLeader.do(closeTemplate, { templateId })).rejects.toMatchObject({ code: 'not-allowed' });
    await shipTemplates(on.base);
    const shipped = (await secretary.do(listTemplates, { limit: 30 })).items.find(
      (each) => each.area === null,
    );
    await expect(
      secretary.do(closeTemplate, { templateId: shipped?.templateId ?? '' }),
    ).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('a hostile file in words, and keeps nothing of it', async () => {
    const before = (await secretary.do(listTemplates, { limit: 100 })).items.length;
    await expect(upload(secretary, smallForm({ more: { 'xl/vbaProject.bin': 'x' } }))).rejects.toMatchObject({
      code: 'unsupported-type',
      detail: { zh: '模板带有宏，请另存为不带宏的 xlsx' },
    });
    expect((await secretary.do(listTemplates, { limit: 100 })).items.length).toBe(before);
  });

  it('a fact there is not, at its place', async () => {
    const input = { templateId, version: 1, mappingNumber: 1 };
    await expect(
      secretary.do(saveMapping, {
        ...input,
        mapping: { cells: { 新增求助: { fact: 'toString' } }, blocks: {} },
      }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/mapping/cells/新增求助', code: 'not-an-option' }] });
  });
});

describe('races and repeats', () => {
  it('of two who save a mapping, one is told that it has changed', async () => {
    const { mapping, templateId: own } = await upload(secretary, smallForm());
    const save = () => secretary.do(saveMapping, { templateId: own, version: 1, mappingNumber: 1, mapping });
    const done = await Promise.allSettled([save(), save()]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(done.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'lost-race' } });
  });
});
