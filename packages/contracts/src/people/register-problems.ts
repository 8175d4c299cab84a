import type { LocalText } from '../problem.ts';

/** What can be wrong with a cell of an imported register; an `error` keeps the row out, a `warning` does not. */
export const registerProblems = {
  'address-missing': { level: 'error', zh: '没有住址', en: 'No address' },
  'address-no-door': { level: 'error', zh: '住址缺房号', en: 'The address has no door number' },
  'address-no-unit': {
    level: 'error',
    zh: '这栋楼分单元，住址缺单元号',
    en: 'This building has units; the address names none',
  },
  'address-turned-into-date': {
    level: 'error',
    zh: '房号被表格软件变成了日期，请改成文本后重填',
    en: 'The spreadsheet turned the address into a date; set the cell to text and enter it again',
  },
  'address-unreadable': { level: 'error', zh: '看不懂这个住址', en: 'This address cannot be read' },
  'building-name-taken': {
    level: 'error',
    zh: '同一处已有另一个小区的同名楼栋，请把两个小区分到不同的小格区',
    en: 'A building of this name from another compound stands in the same place; give the compounds different cells',
  },
  'building-elsewhere': {
    level: 'error',
    zh: '这栋楼不在所选的辖区里',
    en: 'This building does not stand in the area chosen',
  },
  'building-new': {
    level: 'warning',
    zh: '辖区里还没有这栋楼，会新建',
    en: 'No such building yet; it will be added',
  },
  'building-in-other-cell': {
    level: 'warning',
    zh: '这栋楼已在别的小格区，保留原来的划分',
    en: 'This building already belongs to another cell; it stays there',
  },
  'building-ambiguous': {
    level: 'error',
    zh: '几个小区都有这栋楼，请写明小区',
    en: 'Several compounds have a building of this name; name the compound',
  },
  'name-missing': { level: 'error', zh: '没有姓名', en: 'No name' },
  'name-has-digits': { level: 'error', zh: '姓名里有数字', en: 'The name contains digits' },
  'name-too-long': { level: 'error', zh: '姓名太长', en: 'The name is too long' },
  'name-unreadable': { level: 'error', zh: '姓名里有不该有的符号', en: 'The name contains odd characters' },
  'phone-lost-digits': {
    level: 'warning',
    zh: '电话被表格软件截短（如 1.38E+10），没有录入',
    en: 'The spreadsheet cut the phone (1.38E+10); it was left out',
  },
  'phone-length': {
    level: 'warning',
    zh: '电话位数不对，没有录入',
    en: 'Wrong number of digits; the phone was left out',
  },
  'phone-unreadable': {
    level: 'warning',
    zh: '看不懂这个电话，没有录入',
    en: 'The phone cannot be read; it was left out',
  },
  'phone-landline': {
    level: 'warning',
    zh: '座机只记在备注里',
    en: 'A landline is only kept in the note',
  },
  'id-number-lost-digits': {
    level: 'warning',
    zh: '身份证号被表格软件截短，没有录入',
    en: 'The spreadsheet cut the id number; it was left out',
  },
  'id-number-length': {
    level: 'warning',
    zh: '证件号位数不对，没有录入',
    en: 'Wrong number of digits; the id number was left out',
  },
  'id-number-checksum': {
    level: 'warning',
    zh: '身份证号校验位不对，没有录入',
    en: 'The check digit of the id number is wrong; it was left out',
  },
  'id-number-birth-date': {
    level: 'warning',
    zh: '身份证号里的生日不存在，没有录入',
    en: 'The id number holds an impossible birth date; it was left out',
  },
  'id-number-unreadable': {
    level: 'warning',
    zh: '看不懂这个证件号，没有录入',
    en: 'The id number cannot be read; it was left out',
  },
  'birth-date-impossible': {
    level: 'warning',
    zh: '没有这一天，生日没有录入',
    en: 'No such day; the birth date was left out',
  },
  'birth-date-future': {
    level: 'warning',
    zh: '生日在将来，没有录入',
    en: 'The birth date lies in the future; it was left out',
  },
  'birth-date-too-old': {
    level: 'warning',
    zh: '年龄超过 130 岁，生日没有录入',
    en: 'Older than 130; the birth date was left out',
  },
  'birth-date-ambiguous': {
    level: 'warning',
    zh: '生日有两种读法，没有录入',
    en: 'The birth date can be read in two ways; it was left out',
  },
  'birth-date-unreadable': {
    level: 'warning',
    zh: '看不懂这个生日，没有录入',
    en: 'The birth date cannot be read; it was left out',
  },
  'birth-date-imprecise': {
    level: 'warning',
    zh: '生日只有年或年月，按当年（月）第一天录入',
    en: 'Only year or month known; the first day of it was entered',
  },
  'birth-date-contradicts-id': {
    level: 'warning',
    zh: '生日和身份证号不一致，以身份证号为准',
    en: 'Birth date and id number differ; the id number was taken',
  },
  'sex-contradicts-id': {
    level: 'warning',
    zh: '性别和身份证号不一致，以身份证号为准',
    en: 'Sex and id number differ; the id number was taken',
  },
  'sex-unknown-word': { level: 'warning', zh: '看不懂这个性别', en: 'The sex cannot be read' },
  'relation-unknown-word': {
    level: 'warning',
    zh: '不认识这种关系，按“其他亲属”录入',
    en: 'Relation not known; entered as other relative',
  },
  'relation-second-head': {
    level: 'warning',
    zh: '这户已有户主，按“其他亲属”录入',
    en: 'This household already has a head; entered as other relative',
  },
  'tenancy-unknown-word': { level: 'warning', zh: '看不懂这种居住方式', en: 'The tenancy cannot be read' },
  'occupancy-unknown-word': {
    level: 'warning',
    zh: '看不懂是否有人住',
    en: 'It cannot be read whether somebody lives here',
  },
  'head-count-unknown-word': {
    level: 'warning',
    zh: '看不懂人数',
    en: 'The number of people cannot be read',
  },
  'tags-unknown-word': {
    level: 'warning',
    zh: '有些标签不认识，记在备注里',
    en: 'Some tags are not known; they were kept in the note',
  },
  'pregnant-man': {
    level: 'warning',
    zh: '男性标了孕妇，标签没有录入',
    en: 'A man is tagged pregnant; the tag was left out',
  },
  'vehicle-unreadable': {
    level: 'warning',
    zh: '看不懂车牌，没有录入',
    en: 'The plate cannot be read; it was left out',
  },
  'same-person-twice': {
    level: 'warning',
    zh: '表里有同一个人，合并成一条',
    en: 'The same person stands in the file twice; rows were merged',
  },
  'person-elsewhere': {
    level: 'warning',
    zh: '此人已登记在别的住址，没有搬动，请用“搬家”办理',
    en: 'This person is registered at another address and was not moved; use “move”',
  },
  'cell-too-long': { level: 'error', zh: '这一格的文字太长', en: 'The text in this cell is too long' },
} as const satisfies Record<string, LocalText & { level: 'error' | 'warning' }>;

export type RegisterProblemCode = keyof typeof registerProblems;

/** Why a whole file is refused before or while it is read. */
export const workbookFaults = {
  'too-large': { zh: '文件太大', en: 'The file is too large' },
  'wrong-type': { zh: '这不是 xlsx 或 CSV 表格', en: 'This is no xlsx workbook and no CSV' },
  'old-excel': {
    zh: '这是旧版 .xls 文件，请另存为 .xlsx 再上传',
    en: 'This is an old .xls file; save it as .xlsx and upload it again',
  },
  encrypted: {
    zh: '文件有密码，请去掉密码再上传',
    en: 'The file has a password; remove it and upload it again',
  },
  broken: { zh: '文件损坏，打不开', en: 'The file is damaged and cannot be opened' },
  'unpacks-too-large': {
    zh: '文件解开后太大，没有读取',
    en: 'The file unpacks to far too much and was not read',
  },
  'too-many-sheets': { zh: '工作表太多', en: 'Too many sheets' },
  'too-many-rows': { zh: '行数太多，请分成几个文件', en: 'Too many rows; split the file' },
  'too-many-columns': { zh: '列数太多', en: 'Too many columns' },
  'unknown-encoding': {
    zh: '文字编码认不出来，请另存为 UTF-8 的 CSV 或 xlsx',
    en: 'The text encoding is not known; save as UTF-8 CSV or xlsx',
  },
} as const satisfies Record<string, LocalText>;

export type WorkbookFault = keyof typeof workbookFaults;

/** Why an import failed (`ImportView.failure`). */
export const importFailures = {
  ...workbookFaults,
  stopped: {
    zh: '导入中断了，请重新检查后再导入；已经录入的不会重复',
    en: 'The import stopped; check and run it again, what is in will not be doubled',
  },
  'area-gone': { zh: '所选的辖区已经撤销', en: 'The area chosen is no longer there' },
} as const satisfies Record<string, LocalText>;

export type ImportFailure = keyof typeof importFailures;
