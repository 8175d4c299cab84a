import type { WrittenCell, WrittenSheet } from '@linli/services/people/register-workbook/write-workbook';
import { columnLetters, writeXlsx } from '@linli/services/people/register-workbook/write-workbook';
import type { DemoCompound, DemoDoor } from './fenghuang.ts';
import type { DemoPerson } from './household.ts';
import { type Mess, messBy } from './mess.ts';
import { type Random, randomBy } from './random.ts';

type Row = WrittenCell[];

/** Collects the rows of a sheet with the blocks merged in them. */
class Sheet {
  readonly rows: Row[] = [];
  readonly merges: string[] = [];

  add(row: Row): void {
    this.rows.push(row);
  }

  /** Merges a column from a row (counted from 1) down to the last one. */
  mergeDown(column: number, fromRow: number): void {
    if (this.rows.length > fromRow) this.merge(column, fromRow, column, this.rows.length);
  }

  merge(left: number, top: number, right: number, bottom: number): void {
    this.merges.push(`${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`);
  }
}

/**
 * The demo community as the registers of seven compounds, kept by different people in different ways: headings over
 * two rows, titles, merged buildings and doors, members below their head without an address, headings repeated for
 * print, sums at the end, the same person twice, an address that Excel took for a date.
 */
export function messyWorkbook(compounds: readonly DemoCompound[], seed = 'fenghuang'): NodeJS.ReadableStream {
  return writeXlsx(messySheets(compounds, seed));
}

export function messySheets(compounds: readonly DemoCompound[], seed = 'fenghuang'): WrittenSheet[] {
  return compounds.map((compound, index) => {
    const random = randomBy(`${seed}/mess/${compound.name}`);
    const kept = compound.living === 'homes' ? (index % 2 === 0 ? byColumns : byAddress) : byRoom;
    const sheet = kept(compound, messBy(random), random);
    return {
      name: index % 3 === 1 ? `${compound.name}居民信息表` : compound.name,
      rows: sheet.rows,
      merges: () => sheet.merges,
    };
  });
}

/** Building, unit and door in columns of their own; building and door merged over their rows. */
function byColumns(compound: DemoCompound, mess: Mess, random: Random): Sheet {
  const sheet = new Sheet();
  const columns = [
    '网格',
    '小格',
    '楼号',
    '单元',
    '房号',
    '姓名',
    '与户主关系',
    '性别',
    '出生日期',
    '身份证号',
    '联系电话',
    '户籍地',
    '居住类型',
    '特殊人群',
    '车牌号',
    '备注',
  ];
  sheet.add([`${compound.name}居民基础信息登记表（一户一表）`]);
  sheet.merge(1, 1, columns.length, 1);
  sheet.add(columns.map((c) => (/楼号|单元|房号/u.test(c) ? (c === '楼号' ? '住址' : null) : c)));
  sheet.add(columns.map((c) => (/楼号|单元|房号/u.test(c) ? c : null)));
  sheet.merge(3, 2, 5, 2);
  columns.forEach((c, i) => {
    if (!/楼号|单元|房号/u.test(c)) sheet.merge(i + 1, 2, i + 1, 3);
  });
  const building = { name: '', from: 0, written: null as WrittenCell };
  const again: Row[] = [];
  for (const door of compound.doors) {
    if (door.address.building !== building.name) {
      sheet.mergeDown(3, building.from);
      Object.assign(building, {
        name: door.address.building,
        from: sheet.rows.length + 1,
        written: mess.building(door.address),
      });
    }
    const from = sheet.rows.length + 1;
    const place = [door.grid, door.cell, building.written, mess.unit(door.address), mess.door(door.address)];
    for (const [i, person] of membersOf(door).entries()) {
      const first = i === 0;
      const where = first ? [...place] : [door.grid, door.cell, null, null, null];
      if (first && from !== building.from) where[2] = null;
      sheet.add([
        ...where,
        ...(person === null
          ? ['空置']
          : [
              mess.name(person.name),
              mess.relation(person),
              mess.sex(person),
              mess.birthDate(person.birthDate),
              mess.idNumber(person.idNumber),
              mess.phone(person.phone),
              mess.registration(person.registration),
            ]),
        ...(person === null ? Array<WrittenCell>(6).fill(null) : []),
        first ? tenancyWord(door) : null,
        person === null ? null : mess.tags(person),
        first ? mess.plates(door.plates) : null,
        null,
      ]);
      if (first && person !== null && random.chance(0.004))
        again.push([...place, ...(sheet.rows.at(-1) ?? []).slice(5)]);
    }
    for (const column of [4, 5]) sheet.mergeDown(column, from);
  }
  sheet.mergeDown(3, building.from);
  for (const row of again) sheet.add(row);
  return sheet;
}

/** The whole address in one cell on the first row of a household, headings again every sixty rows, a sum at the end. */
function byAddress(compound: DemoCompound, mess: Mess, random: Random): Sheet {
  const sheet = new Sheet();
  const headings = [
    '序号',
    '所属网格',
    '小格区',
    '家庭住址',
    '姓名',
    '关系',
    '性别',
    '出生年月',
    '公民身份号码',
    '手机',
    '户口所在地',
    '自住/出租',
    '人员类别',
    '车辆',
    '备注',
  ];
  sheet.add([`${compound.name}摸排台账`]);
  sheet.merge(1, 1, headings.length, 1);
  sheet.add(['填表人：社区网格员', null, null, '填表日期：2026.1.5']);
  sheet.add(headings);
  let number = 0;
  let sinceHeading = 0;
  const lost: Row[] = [];
  for (const door of compound.doors) {
    if (sinceHeading > 60 && random.chance(0.2)) {
      sheet.add(headings);
      sinceHeading = 0;
    }
    const address = mess.address(door.address);
    for (const [i, person] of membersOf(door).entries()) {
      sinceHeading++;
      const first = i === 0;
      const row: Row = [
        first ? ++number : null,
        door.grid,
        door.cell,
        first ? address : null,
        ...(person === null
          ? [random.pick(['空户', '空置', '/']), null, null, null, null, null, null]
          : [
              mess.name(person.name),
              mess.relation(person),
              mess.sex(person),
              mess.birthDate(person.birthDate),
              mess.idNumber(person.idNumber),
              mess.phone(person.phone),
              mess.registration(person.registration),
            ]),
        first ? tenancyWord(door) : null,
        person === null ? null : mess.tags(person),
        first ? mess.plates(door.plates) : null,
        person === null ? '空置' : random.chance(0.01) ? '经常出差' : null,
      ];
      sheet.add(row);
      if (first && person !== null && random.chance(0.003))
        lost.push(row.map((cell, c) => (c === 3 ? { serial: 37_600 + number } : cell)));
    }
  }
  for (const row of lost) sheet.add(row);
  sheet.add([]);
  sheet.add([null, null, null, `合计：${number}户`]);
  return sheet;
}

/** Rented rooms: one column for the room, tenants without relation or birth date, state of the room beside it. */
function byRoom(compound: DemoCompound, mess: Mess, random: Random): Sheet {
  const sheet = new Sheet();
  sheet.add([
    '网格',
    '小格',
    '房间号',
    '租户姓名',
    '性别',
    '联系方式',
    '证件号码',
    '户籍',
    '租住情况',
    '入住人数',
    '房屋状态',
    '标签',
    '车牌',
  ]);
  const again: Row[] = [];
  for (const door of compound.doors) {
    const from = sheet.rows.length + 1;
    const room = mess.address(door.address);
    for (const [i, person] of membersOf(door).entries()) {
      const first = i === 0;
      sheet.add([
        door.grid,
        door.cell,
        first ? room : null,
        ...(person === null
          ? [null, null, null, null, null]
          : [
              mess.name(person.name),
              mess.sex(person),
              mess.phone(person.phone),
              mess.idNumber(person.idNumber),
              mess.registration(person.registration),
            ]),
        first ? tenancyWord(door) : null,
        first && door.headCount !== null ? `${door.headCount}人` : null,
        first ? (person === null ? '空置' : '在住') : null,
        person === null ? null : mess.tags(person),
        first ? mess.plates(door.plates) : null,
      ]);
      if (first && person !== null && random.chance(0.004)) again.push([...(sheet.rows.at(-1) ?? [])]);
    }
    sheet.mergeDown(3, from);
  }
  for (const row of again) sheet.add(row);
  return sheet;
}

/** The rows of a household: its people, or one row for an empty flat. */
function membersOf(door: DemoDoor): readonly (DemoPerson | null)[] {
  return door.persons.length === 0 ? [null] : door.persons;
}

function tenancyWord(door: DemoDoor): string | null {
  if (door.tenancy === 'own') return '自住';
  if (door.tenancy === 'rented') return '出租';
  return door.tenancy === 'group-rented' ? '群租' : null;
}
