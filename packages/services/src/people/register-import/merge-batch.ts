import { type HouseholdMerge, type MemberMerge, mergeHousehold } from '@linli/domain/people/merge-household';
import type { Ctx } from '../../context.ts';
import { type Batch, type BatchHousehold, columnOf } from './file-batches.ts';
import type { FindPlace, Place } from './import-places.ts';
import type { FoundProblem, ImportCounts, ImportSheet } from './import-state.ts';
import { type Door, loadKnown } from './load-known.ts';

/** A household of the file with where it belongs and what it changes. */
export interface MergedHousehold {
  readonly file: BatchHousehold;
  readonly place: Place;
  readonly householdId: string | null;
  readonly merge: HouseholdMerge;
  readonly newPlateKeys: readonly string[];
}

export interface MergedBatch {
  readonly households: readonly MergedHousehold[];
  readonly problems: readonly FoundProblem[];
}

/** Decides a batch against the register as it is now. Reads only. */
export async function mergeBatch(
  ctx: Ctx,
  batch: Batch,
  sheet: ImportSheet,
  findPlace: FindPlace,
): Promise<MergedBatch> {
  const problems: FoundProblem[] = [...batch.problems];
  const complain = (row: number, field: string, code: FoundProblem['code']) =>
    problems.push({ sheet: sheet.name, row, column: columnOf(sheet.mapping, field), field, code });
  const addressField = columnOf(sheet.mapping, 'address') === null ? 'building' : 'address';
  const placed = batch.households.flatMap((file) => {
    const found = findPlace(file.address, file.grid, file.cell);
    if (typeof found === 'string') {
      complain(file.row, addressField, found);
      return [];
    }
    for (const warning of found.warnings) complain(file.row, addressField, warning);
    return [{ file, ...found }];
  });
  const doors = placed.flatMap(({ file, place }): Door[] =>
    place.area === null ? [] : [{ areaId: place.area.id, door: file.address.door }],
  );
  const persons = placed.flatMap(({ file }) => file.persons);
  const known = await loadKnown(ctx, doors, {
    idKeys: persons.flatMap((p) => p.idKey ?? []),
    phones: persons.flatMap((p) =>
      p.idKey === null && p.phoneKey !== null ? [{ key: p.phoneKey, name: p.name }] : [],
    ),
    older: batch.older,
  });
  const households = placed.map(({ file, place }): MergedHousehold => {
    const there =
      place.area === null ? null : known.householdAt({ areaId: place.area.id, door: file.address.door });
    const merge = mergeHousehold(file, there, known.find);
    for (const problem of merge.problems) complain(problem.row, problem.field, problem.code);
    const newPlateKeys = file.plateKeys.filter((key) => there?.plateKeys.has(key) !== true);
    return { file, place, householdId: there?.householdId ?? null, merge, newPlateKeys };
  });
  return { households, problems };
}

/** What a person's place in the file comes to. */
function weigh(member: MemberMerge): 'newPersons' | 'changed' | 'unchanged' | 'duplicates' {
  if (member.kind === 'new') return 'newPersons';
  if (member.kind === 'elsewhere') return 'duplicates';
  const same =
    member.kind === 'known' && member.relation === null && Object.keys(member.changes).length === 0;
  return same ? 'unchanged' : 'changed';
}

/** Adds a batch to the counts. `doorsSeen` keeps a household that stands in several stretches from counting twice. */
export function countBatch(
  counts: ImportCounts,
  batch: Batch,
  merged: MergedBatch,
  doorsSeen: Set<string>,
): void {
  counts.done += batch.rows;
  counts.duplicates += batch.duplicates;
  for (const { file, merge, newPlateKeys } of merged.households) {
    const isFirst = !doorsSeen.has(file.text);
    doorsSeen.add(file.text);
    if (merge.changes === null) counts.newHouseholds += isFirst ? 1 : 0;
    else if (Object.keys(merge.changes).length > 0 || newPlateKeys.length > 0) counts.changed++;
    for (const member of merge.members) counts[weigh(member)]++;
  }
}
