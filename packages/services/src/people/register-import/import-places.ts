import type { AreaKind } from '@linli/contracts/people/areas';
import type { RegisterProblemCode } from '@linli/contracts/people/register-problems';
import {
  type Address,
  buildingName,
  buildingOfName,
  compoundName,
  unitOfName,
} from '@linli/domain/people/address';
import { compactText } from '@linli/domain/people/cell-text';

export interface AreaRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: AreaKind;
  readonly name: string;
  readonly compound: string | null;
  readonly path: string;
}

/** An area that is there, or one that writing the file would add (`area` null until then). */
export interface Place {
  area: { readonly id: string; readonly path: string } | null;
  readonly parent: Place | null;
  readonly kind: AreaKind;
  readonly name: string;
  readonly compound: string | null;
}

export interface FoundPlace {
  /** The unit, or the building where there are none. */
  readonly place: Place;
  readonly warnings: readonly RegisterProblemCode[];
}

interface Building {
  readonly place: Place;
  /** Name of its compound in one spelling. */
  readonly compound: string | null;
  readonly inBase: boolean;
  readonly units: Map<string, Place>;
  readonly cellsAskedFor: Set<string>;
}

/** Wider kinds first. */
const WIDTH: readonly AreaKind[] = ['district', 'street', 'community', 'grid', 'cell', 'building', 'unit'];
const isWider = (a: AreaKind, b: AreaKind) => WIDTH.indexOf(a) < WIDTH.indexOf(b);
const folded = (name: string) => compactText(name).toLowerCase();

/**
 * Finds the building and unit of an address below `base`, the area a file is loaded into; what is missing is planned
 * below the grid and cell the file names, else below a grid (or cell) called like the compound. `areas` are those of the whole community, so that a
 * building outside `base` is seen and not made twice. `labels` remembers what names of buildings stand for.
 */
export function importPlaces(areas: readonly AreaRow[], base: AreaRow, labels = new Map<string, string>()) {
  const labelOf = (name: string): string => {
    const label = labels.get(name) ?? buildingOfName(name);
    labels.set(name, label);
    return label;
  };
  const places = new Map<string, Place>();
  const buildings = new Map<string, Building[]>();
  const groups = new Map<string, Place>();
  const rows = new Map(areas.map((area) => [area.id, area]));
  const inBase = (path: string) => path === base.path || path.startsWith(`${base.path}.`);
  const placeOf = (row: AreaRow): Place => {
    const known = places.get(row.id);
    if (known !== undefined) return known;
    const parentRow = rows.get(row.parentId ?? '');
    const place: Place = {
      area: { id: row.id, path: row.path },
      parent: parentRow === undefined ? null : (places.get(parentRow.id) ?? placeOf(parentRow)),
      kind: row.kind,
      name: row.name,
      compound: row.compound,
    };
    places.set(row.id, place);
    return place;
  };
  const root = placeOf(base);
  const addBuilding = (place: Place, within: boolean): Building => {
    const building: Building = {
      place,
      compound: compoundName(place.compound ?? ''),
      inBase: within,
      units: new Map(),
      cellsAskedFor: new Set(),
    };
    const label = labelOf(place.name);
    buildings.set(label, [...(buildings.get(label) ?? []), building]);
    return building;
  };
  const byId = new Map<string, Building>();
  for (const row of [...areas].sort((a, b) => a.path.length - b.path.length)) {
    const place = placeOf(row);
    if (row.kind === 'building') byId.set(row.id, addBuilding(place, inBase(row.path)));
    else if (row.kind === 'unit') byId.get(row.parentId ?? '')?.units.set(unitOfName(row.name), place);
    else if ((row.kind === 'grid' || row.kind === 'cell') && inBase(row.path))
      groups.set(groupKey(place), place);
  }

  function groupBelow(kind: 'grid' | 'cell', name: string, parent: Place): Place {
    const made: Place = { area: null, parent, kind, name, compound: null };
    const known = groups.get(groupKey(made)) ?? anyGroup(kind, name, parent);
    if (known !== undefined) return known;
    groups.set(groupKey(made), made);
    return made;
  }

  /** A cell named without its grid is found when there is only one of that name. */
  function anyGroup(kind: 'grid' | 'cell', name: string, parent: Place): Place | undefined {
    if (parent !== root) return undefined;
    const named = [...groups.values()].filter((g) => g.kind === kind && folded(g.name) === folded(name));
    return named.length === 1 ? named[0] : undefined;
  }

  /** Without grid and cell in the file the compound stands for the next level, so that its buildings keep together. */
  function parentFor(grid: string | null, cell: string | null, compound: string | null): Place {
    const alone = grid === null && cell === null ? compound : null;
    const gridName = grid ?? (isWider(base.kind, 'grid') ? alone : null);
    const cellName = cell ?? (base.kind === 'grid' ? alone : null);
    const inGrid =
      gridName !== null && isWider(base.kind, 'grid') ? groupBelow('grid', gridName, root) : root;
    return cellName !== null && isWider(base.kind, 'cell') ? groupBelow('cell', cellName, inGrid) : inGrid;
  }

  function candidates(label: string, compound: string | null): Building[] {
    const named = buildings.get(label) ?? [];
    if (compound === null) return named;
    const exact = named.filter((b) => b.compound === compound);
    if (exact.length > 0) return exact;
    const suffix = named.filter((b) => b.compound !== null && compound.endsWith(b.compound));
    return suffix.length > 0 ? suffix : named.filter((b) => b.compound === null);
  }

  function unitOf(building: Building, unit: string | null): Place | RegisterProblemCode {
    if (unit === null) {
      if (building.units.size > 1) return 'address-no-unit';
      return building.units.values().next().value ?? building.place;
    }
    const known = building.units.get(unit);
    if (known !== undefined) return known;
    const made: Place = {
      area: null,
      parent: building.place,
      kind: 'unit',
      name: `${unit}单元`,
      compound: null,
    };
    building.units.set(unit, made);
    return made;
  }

  return function find(
    address: Address,
    grid: string | null,
    cell: string | null,
  ): FoundPlace | RegisterProblemCode {
    const found = candidates(address.building, address.compound);
    const here = found.filter((b) => b.inBase);
    if (here.length > 1) return 'building-ambiguous';
    if (here.length === 0 && found.length > 0 && found.some((b) => b.place.compound === address.compound))
      return 'building-elsewhere';
    if (here.length === 0 && !isWider(base.kind, 'building')) return 'building-elsewhere';
    const warnings: RegisterProblemCode[] = [];
    let building = here[0];
    if (building === undefined) {
      const parent = parentFor(grid, cell, address.compound);
      const name = buildingName(address.building);
      if (
        (buildings.get(address.building) ?? []).some(
          (b) => b.place.parent === parent && b.place.name === name,
        )
      ) {
        return 'building-name-taken';
      }
      building = addBuilding(
        { area: null, parent, kind: 'building', name, compound: address.compound },
        true,
      );
      warnings.push('building-new');
    } else if (cell !== null && isWider(base.kind, 'cell') && !building.cellsAskedFor.has(cell)) {
      building.cellsAskedFor.add(cell);
      const above = building.place.parent;
      if (above?.kind === 'cell' && folded(above.name) !== folded(cell))
        warnings.push('building-in-other-cell');
    }
    const place = unitOf(building, address.unit);
    if (typeof place === 'string') return place;
    return { place, warnings };
  };
}

export type FindPlace = ReturnType<typeof importPlaces>;

function groupKey(place: Place): string {
  return `${place.parent === null ? '' : groupKey(place.parent)}/${place.kind}:${folded(place.name)}`;
}
