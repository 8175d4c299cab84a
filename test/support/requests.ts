import { type StageOptions, stage } from './stage.ts';

/**
 * A place where help is asked for: Monday, 16 November 2026, 09:00, a street with a community of two grids; the first
 * grid has a cell with two buildings. Heads, a grid leader, a secretary and a duty officer hold their posts; households
 * and volunteers are made one by one.
 */
export async function village(options: StageOptions = {}) {
  const on = await stage(options);
  const area = await on.areas({
    district: 'district',
    street: ['street', 'district'],
    community: ['community', 'street'],
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
    next: ['building', 'cell'],
    beside: ['grid', 'community'],
    far: ['building', 'beside'],
  });
  const posts = {
    buildingHead: await on.as({ role: 'building-head', area: area.building }),
    cellHead: await on.as({ role: 'cell-head', area: area.cell }),
    gridLeader: await on.as({ role: 'grid-leader', area: area.grid }),
    besideLeader: await on.as({ role: 'grid-leader', area: area.beside }),
    secretary: await on.as({ role: 'secretary', area: area.community }),
    dutyOfficer: await on.as({ role: 'duty-officer', area: area.street }),
    inspector: await on.as({ role: 'inspector', area: area.street }),
  };
  /** A household with people and somebody signed in who belongs to it. */
  async function home(given: { area?: { id: string }; members?: Parameters<typeof on.member>[1][] } = {}) {
    const household = await on.household(given.area ?? area.unit);
    const people: string[] = [];
    for (const member of given.members ?? [{}, {}])
      people.push((await on.member(household, member)).personId);
    const [first = '', second = ''] = people;
    return { household, first, second, resident: await on.as({ household, personId: first }) };
  }
  /** Somebody who may be asked for help in the community. */
  const volunteer = (where: { id: string } = area.community) => on.as({ role: 'volunteer', area: where });
  return { on, area, ...posts, home, volunteer };
}

export type Village = Awaited<ReturnType<typeof village>>;
