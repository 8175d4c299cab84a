import type { LocalText } from '../problem.ts';

/** Why a template is refused when it is uploaded; `{sheet}`, `{cell}` and `{name}` say where. */
export const templateFaults = {
  'too-large': { zh: '模板太大，最多 4 MB', en: 'The template is too large; at most 4 MB' },
  'not-xlsx': { zh: '模板要是 xlsx 表格', en: 'A template has to be an xlsx workbook' },
  encrypted: { zh: '文件有密码，请去掉密码再上传', en: 'The file has a password; remove it first' },
  broken: { zh: '文件损坏，打不开', en: 'The file is damaged and cannot be opened' },
  'unpacks-too-large': {
    zh: '文件解开后太大，没有读取',
    en: 'The file unpacks to far too much and was not read',
  },
  'too-many-sheets': { zh: '工作表太多，最多 20 张', en: 'Too many sheets; at most 20' },
  'too-many-names': { zh: '命名的单元格太多，最多 500 个', en: 'Too many defined names; at most 500' },
  'beyond-bounds': {
    zh: '工作表“{sheet}”的 {cell} 超出范围，最多 2000 行、100 列',
    en: 'Sheet “{sheet}”, {cell}: outside the bounds of 2,000 rows and 100 columns',
  },
  macros: { zh: '模板带有宏，请另存为不带宏的 xlsx', en: 'The template holds macros; save it without' },
  'external-link': {
    zh: '模板链接到别的文件或网址（{cell}），请先断开链接',
    en: 'The template links to another file or address ({cell}); break the link first',
  },
  'embedded-object': {
    zh: '模板里嵌入了别的文件或控件（{cell}），请先删掉',
    en: 'The template embeds another file or a control ({cell}); remove it first',
  },
  'unsafe-formula': {
    zh: '工作表“{sheet}”的 {cell} 有会读取外部内容的公式，请先删掉',
    en: 'Sheet “{sheet}”, {cell}: the formula reads from outside; remove it first',
  },
  'nothing-named': {
    zh: '模板里没有命名的单元格或区域，请先在表格软件里给要填的地方起名',
    en: 'The template names no cell and no row; give names to the places to be filled first',
  },
} as const satisfies Record<string, LocalText>;
export type TemplateFault = keyof typeof templateFaults;

/** What the check finds; each stands with its sheet, cell and name. */
export const sheetFindings = {
  'cell-not-mapped': {
    level: 'error',
    zh: '“{name}”还没有对应的数据',
    en: '“{name}” has no fact to be filled from',
  },
  'fact-gone': {
    level: 'error',
    zh: '“{name}”对应的数据已经没有了，请重新选',
    en: 'The fact “{name}” was filled from is no longer there; choose again',
  },
  'block-not-mapped': {
    level: 'error',
    zh: '行块“{name}”还没有选明细来源',
    en: 'The row block “{name}” has no source of rows',
  },
  'source-gone': {
    level: 'error',
    zh: '行块“{name}”的明细来源已经没有了，请重新选',
    en: 'The source of the row block “{name}” is no longer there; choose again',
  },
  'column-not-mapped': {
    level: 'error',
    zh: '行块“{name}”的这一列还没有对应的数据',
    en: 'This column of the row block “{name}” has no fact',
  },
  'column-gone': {
    level: 'error',
    zh: '行块“{name}”这一列对应的数据已经没有了',
    en: 'The fact of this column of the row block “{name}” is no longer there',
  },
  'points-nowhere': {
    level: 'error',
    zh: '名称“{name}”没有指向任何单元格',
    en: 'The name “{name}” points to no cell',
  },
  'several-rows': {
    level: 'error',
    zh: '“{name}”跨了几行；行块只能是一行，表格会按明细重复它',
    en: '“{name}” covers several rows; a row block is one row, which is repeated',
  },
  'blocks-in-one-row': {
    level: 'error',
    zh: '“{name}”和另一个行块在同一行，请分开',
    en: '“{name}” shares its row with another row block; separate them',
  },
  'cell-in-block': {
    level: 'error',
    zh: '“{name}”在行块的那一行里，请挪到别处',
    en: '“{name}” stands in the row of a row block; move it',
  },
  'merge-across': {
    level: 'error',
    zh: '合并单元格穿过行块“{name}”的那一行，请先取消合并',
    en: 'A merged cell crosses the row of the block “{name}”; unmerge it first',
  },
  'table-near-block': {
    level: 'error',
    zh: '行块“{name}”所在的工作表有“表格”对象，请先转换为普通区域',
    en: 'The sheet of the row block “{name}” holds a table object; turn it into a plain range first',
  },
  'drawing-below': {
    level: 'warning',
    zh: '行块“{name}”所在的工作表有图片或图表，行数变多时它们不会跟着移动',
    en: 'The sheet of the row block “{name}” holds pictures or charts; they will not move with its rows',
  },
  'no-right': {
    level: 'error',
    zh: '您的岗位看不到“{name}”要用的数据',
    en: 'Your post does not see the facts that “{name}” needs',
  },
  'no-value': {
    level: 'warning',
    zh: '这个时段没有“{name}”要用的数据，会空着',
    en: 'There is no fact for “{name}” in this period; it will stay empty',
  },
} as const satisfies Record<string, LocalText & { level: 'error' | 'warning' }>;
export type SheetFindingCode = keyof typeof sheetFindings;

export const runStates = {
  waiting: { zh: '等着填', en: 'waiting' },
  running: { zh: '正在填', en: 'being filled' },
  ready: { zh: '填好了', en: 'ready' },
  failed: { zh: '没填成', en: 'failed' },
  expired: { zh: '已过期', en: 'expired' },
} as const satisfies Record<string, LocalText>;
export type RunState = keyof typeof runStates;

/** Why a form was not filled. */
export const runFailures = {
  'not-allowed': {
    zh: '您的岗位已经不能填这张表',
    en: 'Your post no longer allows this form',
  },
  'area-gone': { zh: '这个地区已经撤销', en: 'The area is no longer there' },
  'template-gone': { zh: '模板已经停用', en: 'The template is no longer in use' },
  'not-mapped': {
    zh: '模板里有没对应好的单元格，请先看检查结果',
    en: 'Some cells of the template have no fact; look at the check first',
  },
  'too-many-rows': {
    zh: '明细超过 50000 行，请缩小地区或时段',
    en: 'More than 50,000 rows; choose a smaller area or period',
  },
  stopped: { zh: '填表中断了，请再填一次', en: 'Filling stopped; please try again' },
} as const satisfies Record<string, LocalText>;
export type RunFailure = keyof typeof runFailures;

export const sheetPeriods = {
  day: { zh: '一天', en: 'a day' },
  morning: { zh: '早上这次', en: 'the morning slot' },
  evening: { zh: '晚上这次', en: 'the evening slot' },
  week: { zh: '一周', en: 'a week' },
  month: { zh: '一个月', en: 'a month' },
} as const satisfies Record<string, LocalText>;
export type SheetPeriod = keyof typeof sheetPeriods;

/** When a form is filled by itself. */
export const sheetRhythms = {
  daily: { zh: '每天', en: 'every day' },
  workdays: { zh: '每个工作日', en: 'every working day' },
  weekly: { zh: '每周', en: 'every week' },
  'month-end': { zh: '每月最后一天', en: 'on the last day of the month' },
  'month-end-workday': { zh: '每月最后一个工作日', en: 'on the last working day of the month' },
} as const satisfies Record<string, LocalText>;
export type SheetRhythm = keyof typeof sheetRhythms;

/** What a newer template has that the older one had not, and the other way round. */
export const layoutChanges = {
  added: { zh: '新增', en: 'new' },
  moved: { zh: '移动', en: 'moved' },
  gone: { zh: '去掉', en: 'gone' },
} as const satisfies Record<string, LocalText>;
export type LayoutChange = keyof typeof layoutChanges;

/** Templates that come with the product, as examples that can be used as they are. */
export const shippedTemplates = {
  'health-daily': { zh: '每日健康情况日报表', en: 'Daily report on health checks' },
  'request-ledger': { zh: '居民求助事项台账', en: 'Ledger of requests for help' },
  'duty-week': { zh: '卡口值守排班与考勤表', en: 'Duty roster and attendance of checkpoints' },
} as const satisfies Record<string, LocalText>;
export type ShippedTemplate = keyof typeof shippedTemplates;
