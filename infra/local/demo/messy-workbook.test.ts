import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { addressText } from '@linli/domain/people/address';
import { guessMapping, placeOfSheet } from '@linli/domain/people/column-mapping';
import { parseIdNumber } from '@linli/domain/people/id-number';
import { registerRowReader } from '@linli/domain/people/register-row';
import { openWorkbook } from '@linli/services/people/register-workbook/open-workbook';
import { describe, expect, test } from 'vitest';
import { FENGHUANG } from './community-size.ts';
import { DEMO_REGION } from './demo-numbers.ts';
import { fenghuang } from './fenghuang.ts';
import { messyWorkbook } from './messy-workbook.ts';

const community = fenghuang();
const doors = community.flatMap((compound) => compound.doors);
const persons = doors.flatMap((door) => door.persons);
const file = await buffer(messyWorkbook(community));

describe('the demo community', () => {
  test('has the size of Fenghuang International', () => {
    expect(community).toHaveLength(7);
    expect(doors).toHaveLength(FENGHUANG.households);
    expect(persons).toHaveLength(FENGHUANG.persons);
    expect(new Set(doors.map((door) => door.grid)).size).toBe(FENGHUANG.gridWorkers);
    expect(new Set(doors.map((door) => addressText(door.address))).size).toBe(FENGHUANG.households);
  });

  test('never cuts a building through cells', () => {
    const cells = new Map<string, Set<string>>();
    for (const { address, cell } of doors) {
      const building = `${address.compound} ${address.building}`;
      cells.set(building, (cells.get(building) ?? new Set()).add(cell));
    }
    expect([...cells.values()].every((set) => set.size === 1)).toBe(true);
  });

  test('gives out no phone, id number or plate twice, and none that could be somebody’s', () => {
    const phones = persons.flatMap((p) => p.phone ?? []);
    const ids = persons.flatMap((p) => p.idNumber ?? []);
    const plates = doors.flatMap((door) => door.plates);
    for (const numbers of [phones, ids, plates]) expect(new Set(numbers).size).toBe(numbers.length);
    expect(phones.every((phone) => /^154\d{8}$/u.test(phone))).toBe(true);
    expect(ids.every((id) => id.startsWith(DEMO_REGION) || id.startsWith('DEMO'))).toBe(true);
    expect(ids.filter((id) => !parseIdNumber(id).ok)).toEqual([]);
  });

  test('has the people a community has to look after', () => {
    const tags = new Set(persons.flatMap((p) => p.tags));
    for (const tag of [
      'lives-alone',
      'pregnant',
      'disabled',
      'left-behind-child',
      'foreigner',
      'isolating',
    ] as const) {
      expect(tags).toContain(tag);
    }
    expect(new Set(doors.map((door) => door.tenancy))).toEqual(
      new Set(['own', 'rented', 'group-rented', 'unknown']),
    );
  });
});

describe('its workbook', () => {
  test('is the same to the byte for the same seed, and another for another', async () => {
    const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(sha(await buffer(messyWorkbook(fenghuang())))).toBe(sha(file));
    expect(sha(await buffer(messyWorkbook(fenghuang('other'))))).not.toBe(sha(file));
  });

  test('is messy, and every household and person is found in it all the same', async () => {
    const workbook = await openWorkbook(file, 'demo.xlsx');
    const codes = new Set<string>();
    const addresses = new Set<string>();
    const names = new Map<string, number>();
    for (const [index, name] of workbook.sheets.entries()) {
      const top = [];
      for await (const row of workbook.rows(index)) {
        if (row.row > 30) break;
        while (top.length < row.row - 1) top.push([]);
        top.push(row.cells);
      }
      const mapping = guessMapping(top);
      expect(mapping, name).not.toBeNull();
      if (mapping === null) continue;
      const read = registerRowReader(mapping, { today: '2026-11-22', ...placeOfSheet(name) });
      for await (const row of workbook.rows(index)) {
        const found = row.row > mapping.headerRow ? read(row.cells) : null;
        for (const problem of found?.problems ?? []) codes.add(problem.code);
        if (found?.household) addresses.add(found.household.text);
        if (found?.household && found.person)
          names.set(`${found.household.text} ${found.person.name}`, row.row);
      }
    }
    expect(addresses).toEqual(new Set(doors.map((door) => addressText(door.address))));
    const truth = doors.flatMap((door) => door.persons.map((p) => `${addressText(door.address)} ${p.name}`));
    expect(new Set(names.keys())).toEqual(new Set(truth));
    for (const code of [
      'address-turned-into-date',
      'birth-date-impossible',
      'id-number-lost-digits',
      'tags-unknown-word',
    ]) {
      expect(codes).toContain(code);
    }
  });
});
