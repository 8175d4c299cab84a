import { auditEntries } from '@linli/db/audit/tables';
import { areas } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createArea } from './create-area.ts';
import { renameArea } from './rename-area.ts';

const s = await stage();
const place = async () => {
  const tree = await s.areas({
    community: 'community',
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
  });
  return { ...tree, secretary: await s.as({ role: 'secretary', area: tree.community }) };
};
const input = (parentId: string, kind: 'grid' | 'cell' | 'building' | 'unit', name: string) => ({
  parentId,
  kind,
  name,
  compound: null,
});

describe('does', () => {
  it('adds an area below its parent, and the audit knows', async () => {
    const { grid, secretary } = await place();
    const made = await secretary.do(createArea, input(grid.id, 'cell', '甲小格'));
    expect(made).toMatchObject({ parentId: grid.id, kind: 'cell', name: '甲小格' });
    expect(made.fullName).toMatch(/·甲小格$/);
    const [row] = await s.db.select().from(areas).where(eq(areas.id, made.areaId));
    expect(row?.path).toBe(`${grid.path}.${row?.label}`);
    const [entry] = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, made.areaId));
    expect(entry).toMatchObject({ action: 'people.create-area', areaPath: row?.path });
  });

  it('a level may be left out, a building carries its compound', async () => {
    const { grid, secretary } = await place();
    const made = await secretary.do(createArea, { ...input(grid.id, 'building', '3栋'), compound: '凤凰城' });
    expect(made).toMatchObject({ compound: '凤凰城' });
    expect(made.fullName).toMatch(/·凤凰城3栋$/);
  });

  it('renaming a building rewrites the addresses in it and nowhere else', async () => {
    const { building, cell, unit, secretary } = await place();
    const inUnit = await s.household(unit, { door: '301' });
    const elsewhere = await s.household(cell, { door: '9', address: '别处9' });
    await secretary.do(renameArea, { areaId: building.id, name: '新1栋' });
    await secretary.do(renameArea, { areaId: unit.id, name: '2单元' });
    const addresses = Object.fromEntries(
      (await s.sql`select id, address from households`).map(({ id, address }) => [id, address]),
    );
    expect(addresses[inUnit.id]).toBe('新1栋2单元301');
    expect(addresses[elsewhere.id]).toBe('别处9');
  });
});

describe('refuses', () => {
  it('an area as wide as its parent or wider', async () => {
    const { cell, secretary } = await place();
    await expect(secretary.do(createArea, input(cell.id, 'grid', 'x'))).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ pointer: '/kind', code: 'not-allowed-here' }],
    });
  });

  it('a name taken below the same parent, for a new area and a renamed one; elsewhere it is free', async () => {
    const { grid, cell, secretary } = await place();
    const taken = { fields: [{ pointer: '/name', code: 'not-unique' }] };
    await expect(secretary.do(createArea, input(grid.id, 'cell', cell.name))).rejects.toMatchObject(taken);
    const other = await secretary.do(createArea, input(grid.id, 'cell', '乙小格'));
    await expect(secretary.do(renameArea, { areaId: other.areaId, name: cell.name })).rejects.toMatchObject(
      taken,
    );
    await secretary.do(createArea, input(other.areaId, 'building', cell.name));
  });

  it('somebody without the right, and areas elsewhere as if they were not there', async () => {
    const { grid, cell, secretary } = await place();
    const { grid: foreign } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    await expect(leader.do(createArea, input(grid.id, 'cell', 'x'))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(secretary.do(createArea, input(foreign.id, 'cell', 'x'))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(secretary.do(renameArea, { areaId: foreign.id, name: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(leader.do(renameArea, { areaId: cell.id, name: 'x' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('races and repeats', () => {
  it('one name asked for by many at once is given once', async () => {
    const { grid, secretary } = await place();
    const made = await Promise.allSettled(
      Array.from({ length: 5 }, () => secretary.do(createArea, input(grid.id, 'cell', '同名'))),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
