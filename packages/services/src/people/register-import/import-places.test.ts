import { parseAddress } from '@linli/domain/people/address';
import { describe, expect, it } from 'vitest';
import { type AreaRow, importPlaces, type Place } from './import-places.ts';

let label = 0;
const area = (
  kind: AreaRow['kind'],
  parent: AreaRow | null,
  name: string,
  compound: string | null = null,
): AreaRow => {
  const path = parent === null ? String(++label) : `${parent.path}.${++label}`;
  return { id: `id ${label}`, parentId: parent?.id ?? null, kind, name, compound, path };
};
const community = area('community', null, '社区');

/** The way from below the base down, new areas marked. */
const way = (place: Place | null): string =>
  place === null || place.kind === 'community'
    ? ''
    : `${way(place.parent)}/${place.area === null ? '+' : ''}${place.name}`;

function find(
  areas: AreaRow[],
  base: AreaRow,
  ...rows: [address: string, grid?: string | undefined, cell?: string][]
) {
  const places = importPlaces([community, ...areas], base);
  return rows.map(([text, grid, cell]) => {
    const reading = parseAddress(text);
    if (!reading.ok) throw new Error(reading.reason);
    const found = places(reading.address, grid ?? null, cell ?? null);
    return typeof found === 'string'
      ? found
      : `${way(found.place)}${found.warnings.map((w) => ` ${w}`).join('')}`;
  });
}

describe('a building that is there', () => {
  const grid = area('grid', community, '第1网格');
  const cell = area('cell', grid, '1小格');
  const three = area('building', cell, '3号楼', '凤凰城');
  const unit = area('unit', three, '二单元');
  const all = [grid, cell, three, unit];

  it('is found whatever it and its units are called', () => {
    expect(find(all, community, ['凤凰城3栋2单元301'], ['舜华路1号凤凰城3#2-301'], ['3-2-301'])).toEqual(
      Array(3).fill('/第1网格/1小格/3号楼/二单元'),
    );
  });

  it('stays in its cell when the file says another, told once', () => {
    expect(find(all, community, ['3-2-301', '第2网格', '2小格'], ['3-2-302', '第2网格', '2小格'])).toEqual([
      '/第1网格/1小格/3号楼/二单元 building-in-other-cell',
      '/第1网格/1小格/3号楼/二单元',
    ]);
  });

  it('gives its only unit to an address without one, and asks when there are two', () => {
    expect(find(all, community, ['3-301'])).toEqual(['/第1网格/1小格/3号楼/二单元']);
    expect(find([...all, area('unit', three, '1单元')], community, ['3-301'])).toEqual(['address-no-unit']);
  });

  it('is not made again from another grid', () => {
    const other = area('grid', community, '第2网格');
    expect(find([...all, other], other, ['凤凰城3-2-301'])).toEqual(['building-elsewhere']);
  });

  it('has to be named with its compound when several have it', () => {
    const second = area('cell', grid, '2小格');
    const same = area('building', second, '3栋', '香颂');
    expect(find([...all, second, same], community, ['3-2-301'], ['香颂3-2-301'])).toEqual([
      'building-ambiguous',
      '/第1网格/2小格/3栋/+2单元',
    ]);
  });
});

describe('a building that is missing', () => {
  it('is planned below the grid and cell of the file, each of them once', () => {
    expect(
      find(
        [],
        community,
        ['凤凰城1-1-101', '第1网格', '1-1小格'],
        ['凤凰城1-2-101', '第１网格', '1-1小格'],
        ['凤凰城2-1-101', '第1网格', '1-1小格'],
      ),
    ).toEqual([
      '/+第1网格/+1-1小格/+1栋/+1单元 building-new',
      '/+第1网格/+1-1小格/+1栋/+2单元',
      '/+第1网格/+1-1小格/+2栋/+1单元 building-new',
    ]);
  });

  it('of two compounds without any grid in the file stands below a grid for each, so that their names do not meet', () => {
    expect(find([], community, ['凤凰城1-1-101'], ['香颂1-1-101'], ['凤凰城1-1-102'])).toEqual([
      '/+凤凰城/+1栋/+1单元 building-new',
      '/+香颂/+1栋/+1单元 building-new',
      '/+凤凰城/+1栋/+1单元',
    ]);
  });

  it('is refused where another compound has one of that name', () => {
    const grid = area('grid', community, '第1网格');
    const cell = area('cell', grid, '1小格');
    expect(find([grid, cell], cell, ['凤凰城1-1-101'], ['香颂1-1-101'])).toEqual([
      expect.stringContaining('/+1栋/+1单元 building-new'),
      'building-name-taken',
    ]);
  });

  it('goes into a cell that is known by name alone, when there is one of that name', () => {
    const grid = area('grid', community, '第1网格');
    const cell = area('cell', grid, '甲小格');
    expect(find([grid, cell], community, ['1-101', undefined, '甲小格'])).toEqual([
      '/第1网格/甲小格/+1栋 building-new',
    ]);
  });

  it('is not planned below another building', () => {
    const building = area('building', community, '1栋');
    expect(find([building], building, ['1-101'], ['2-101'])).toEqual(['/1栋', 'building-elsewhere']);
  });
});
