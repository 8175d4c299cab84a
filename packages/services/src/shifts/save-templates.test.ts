import { shippedTemplates } from '@linli/domain/shifts/shipped-rules';
import { gate } from '@linli/test/support/shifts';
import { describe, expect, it } from 'vitest';
import { saveTemplates } from './save-templates.ts';
import { showTemplates } from './show-templates.ts';

const { area, secretary, besideLeader, cellHead } = await gate();
const items = [{ name: '早班', from: '07:00', until: '12:00' }];
const at = async (areaId: string) => showTemplates(await secretary.ctx(), { areaId });

describe('save-templates does', () => {
  it('ships four, keeps those of an area for it and below, and forgets them again', async () => {
    expect(await at(area.grid.id)).toEqual({ items: shippedTemplates, own: false });
    await secretary.do(saveTemplates, { areaId: area.community.id, items });
    expect([await at(area.community.id), await at(area.grid.id)]).toEqual([
      { items, own: true },
      { items, own: false },
    ]);
    await secretary.do(saveTemplates, { areaId: area.community.id, items: [] });
    expect(await at(area.community.id)).toMatchObject({ own: false });
  });
});

describe('save-templates refuses', () => {
  it('a name twice, and who does not set up there', async () => {
    await expect(
      secretary.do(saveTemplates, { areaId: area.community.id, items: [...items, ...items] }),
    ).rejects.toMatchObject({
      fields: [{ pointer: '/items/1/name', code: 'not-unique' }],
    });
    await expect(cellHead.do(saveTemplates, { areaId: area.cell.id, items })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(besideLeader.do(saveTemplates, { areaId: area.grid.id, items })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('save-templates in races and repeats', () => {
  it('leaves one list, however many say theirs at once', async () => {
    const names = ['甲', '乙', '丙'];
    await Promise.all(
      names.map((name) =>
        secretary.do(saveTemplates, {
          areaId: area.beside.id,
          items: [{ name, from: '07:00', until: '12:00' }],
        }),
      ),
    );
    const { items: left } = await at(area.beside.id);
    expect(left).toHaveLength(1);
    expect(names).toContain(left[0]?.name);
  });
});
