import { roles } from '@linli/contracts/identity/roles';
import { noticeChannels } from '@linli/contracts/notices/labels';
import type { LocalText } from '@linli/contracts/problem';
import { alertKinds } from '@linli/contracts/reports/labels';
import { urgencies } from '@linli/contracts/requests/labels';
import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';

export type Language = 'zh' | 'en';

const words = {
  title: { zh: '{place}：{days} 天的推演', en: '{place}: {days} days simulated' },
  lead: {
    zh: '{households} 户、{persons} 人。规则是系统里真正运行的规则，人的做法是假设的比率（列在最后）。随机种子 {seed}，同样的种子得到同样的结果。',
    en: '{households} households, {persons} people. The rules are the very rules of the product; what people do is given by rates, listed at the end. Seed {seed}: the same seed gives the same result.',
  },
  'card-calls': { zh: '少打的电话', en: 'Calls nobody had to make' },
  'say-calls': {
    zh: '挨家打要打 {baseline} 个，实际打了 {made} 个。最后一天要 {callers} 个人专门打电话，挨家打要 {callersBefore} 个人。',
    en: 'Phoning everybody takes {baseline} calls; {made} were made. On the last day {callers} people do nothing else, instead of {callersBefore}.',
  },
  'card-answers': { zh: '紧急求助多久有人接', en: 'Time until an urgent request is answered' },
  'say-answers': {
    zh: '十件紧急和危急的求助里，九件在这个时间内有人接，一半在 {p50}内。一共 {count} 件，到最后一刻没人接的 {open} 件。',
    en: 'Nine in ten urgent requests and dangers are answered within this time, half within {p50}. There were {count}; {open} had no answer when the run ended.',
  },
  'card-volunteers': { zh: '还缺志愿者', en: 'Volunteers missing' },
  'say-volunteers': {
    zh: '{cells} 个小格里 {short} 个人手不够，其中 {without} 个一个志愿者都没有。需要 {wanted} 人，登记 {registered} 人；别的小格多出来的不能抵。',
    en: 'Of {cells} cells {short} have too few, and {without} have none at all. {wanted} are wanted, {registered} registered; what one cell has too many helps no other.',
  },
  people: { zh: '{count} 人', en: '{count}' },
  less: { zh: '少 {share}', en: '{share} fewer' },

  'calls-title': {
    zh: '电话从每天 {first} 个减到 {last} 个；挨家打每天要 {baseline} 个',
    en: 'Calls fall from {first} to {last} a day; phoning everybody takes {baseline}',
  },
  'calls-note': {
    zh: '上午、下午各填报一次，只有到点还没报、也没人代报的才打。上门另算。',
    en: 'Two reports a day. Only those are phoned who have not reported by the end, nor anybody for them. Visits are apart.',
  },
  baseline: { zh: '挨家打', en: 'Phoning everybody' },
  made: { zh: '实际打的', en: 'Calls made' },
  visits: { zh: '上门', en: 'Visits' },
  'basis-title': {
    zh: '自己报的从 {first} 升到 {last}，打电话和上门补的越来越少',
    en: 'Those who report themselves rise from {first} to {last}; fewer are phoned and visited',
  },
  'basis-note': {
    zh: '每天两次填报里，各种办法各占多少。',
    en: 'Parts of all households in the two slots of a day.',
  },
  self: { zh: '自己报', en: 'Themselves' },
  relative: { zh: '家人亲属代报', en: 'By a relative' },
  phone: { zh: '电话里报', en: 'On the phone' },
  visit: { zh: '上门报', en: 'At the door' },
  missing: { zh: '没有报上来', en: 'Not reported' },
  'answers-title': {
    zh: '{slowest}等得最久：九成在 {p90}内有人接',
    en: '{slowest} waits longest: nine in ten are answered within {p90}',
  },
  'answers-note': {
    zh: '每一类求助：圆点是一半、菱形是九成、三角是九成九在这个时间内有人接。越往右每格越长。办事咨询只算上班时间，所以隔夜。',
    en: 'For each kind: circle half, diamond nine in ten, triangle 99 in 100 are answered within this time. Steps grow to the right. What the desk does waits for office hours.',
  },
  p50: { zh: '一半', en: 'Half' },
  p90: { zh: '九成', en: '90 %' },
  p99: { zh: '九成九', en: '99 %' },
  count: { zh: '件数', en: 'Number' },
  open: { zh: '还没人接', en: 'Not answered' },
  'ladder-title': {
    zh: '没人应就往上报：{days} 天 {total} 次，最多的一天 {most} 次',
    en: 'Going up when nobody answers: {total} times in {days} days, {most} on the worst',
  },
  'ladder-note': {
    zh: '每一次是因为前一级没人应才告诉这一级。第 {storm} 天求助突然多到平时的 {factor} 倍。到街道和区里的 {high} 次；找到空岗 {empty} 次。',
    en: 'Each is somebody told because nobody before them answered. On day {storm} there are {factor} times the usual requests. {high} went to street or district; {empty} times the post was empty.',
  },
  near: { zh: '小格区长、楼栋长、队伍', en: 'Cell and building heads, teams' },
  grid: { zh: '网格长', en: 'Grid leader' },
  community: { zh: '社区书记', en: 'Secretary' },
  street: { zh: '街道', en: 'Street' },
  district: { zh: '区', en: 'District' },
  'short-title': {
    zh: '每个小格缺几个志愿者：{worst}缺得最多',
    en: 'Volunteers missing by cell; most of all in {worst}',
  },
  'short-note': {
    zh: '左：缺 0、1、2、3 个的小格各有多少。右：缺得最多的{place}。缺是按户数分到的需要数减去登记数。',
    en: 'Left: how many cells lack 0, 1, 2, 3 … Right: the {place} that lack most. Missing is what is wanted by households less who is registered.',
  },
  communities: { zh: '社区', en: 'communities' },
  'grids-here': { zh: '网格', en: 'grids' },
  'missing-volunteers': { zh: '缺', en: 'Missing' },
  lack: { zh: '缺 {count} 个', en: '{count} missing' },
  cells: { zh: '小格', en: 'Cells' },
  'hours-title': {
    zh: '服务时长：一半人不到 {median} 小时，最多的 {max} 小时',
    en: 'Hours of service: half have less than {median}, the most has {max}',
  },
  'hours-note': {
    zh: '{people} 位登记的志愿者，{days} 天一共 {total} 小时（帮忙 {errands}，卡口 {gates}）。基尼系数 {gini}：0 是人人一样多，1 是一个人全干了。没有排到的人主要是不值班、不站岗，或住处没有人求助。',
    en: '{people} registered volunteers, {total} hours in {days} days ({errands} on errands, {gates} at gates). Gini {gini}: 0 is the same for all, 1 is one person doing everything. Whoever has none is mostly off duty or lives where nobody asks.',
  },
  hours: { zh: '小时', en: 'hours' },
  'people-axis': { zh: '人数', en: 'People' },
  'messages-title': {
    zh: '每天约 {mean} 条消息，{share} 走微信，短信 {sms} 条',
    en: 'About {mean} messages a day: {share} by WeChat, {sms} text messages',
  },
  'messages-note': {
    zh: '应用里都看得到；微信没有订阅余量时，值得花钱的才发短信，最后才打电话。没有算合并和免打扰，所以是上限。',
    en: 'All can be read in the app. Where no WeChat consent is left, a text message follows if the kind is worth one, and in the end a call. Bundling and quiet hours are left out: this is the most there can be.',
  },
  'in-app': { zh: '只在应用里', en: 'In the app only' },
  call: { zh: '人工电话', en: 'A call' },
  'rows-title': {
    zh: '数据库每天多 {total} 行，其中{top}占 {share}',
    en: 'The database grows by {total} rows a day, {share} of them {top}',
  },
  'rows-note': {
    zh: '每张表每天平均新增的行数。容量计划见 infra/capacity.md。',
    en: 'Mean rows a day by table. What follows from it: infra/capacity.md.',
  },
  figures: { zh: '看数字', en: 'Figures' },
  day: { zh: '日期', en: 'Day' },
  table: { zh: '表', en: 'Table' },
  'rows-a-day': { zh: '每天行数', en: 'Rows a day' },
  kind: { zh: '类别', en: 'Kind' },
  wanted: { zh: '需要', en: 'Wanted' },
  registered: { zh: '登记', en: 'Registered' },
  given: { zh: '这次推演的假设', en: 'What this run assumes' },
  'given-note': {
    zh: '每个数都可以改：npm run simulate -- --set 名称=数值。“field [n]” 是第 n 份社区工作者的实录；“rule” 是系统里的规则；“assumed” 是假设，没有依据时请先改它。',
    en: 'Each can be changed: npm run simulate -- --set name=value. "field [n]" is the n-th account of community workers, "rule" a rule of the product, "assumed" an assumption: change it first where you know better.',
  },
  parameter: { zh: '名称', en: 'Name' },
  value: { zh: '数值', en: 'Value' },
  source: { zh: '出处', en: 'Source' },
  limits: { zh: '没有算进去的', en: 'What is left out' },
  'limits-say': {
    zh: '没有数据库和网络；住户之间没有传染；没有合并重复求助、挂账、延期；志愿者不会越帮越熟练，也不会越干越累；街道和区只按岗位有人没人算。数字用来比较做法，不是预报。',
    en: 'No database and no network; nobody infects anybody; no merged requests, suspensions or extensions; volunteers neither learn nor tire; street and district are posts that answer or do not. The figures compare ways of working; they are no forecast.',
  },
  minutes: { zh: '{count} 分钟', en: '{count} min' },
  'hours-short': { zh: '{count} 小时', en: '{count} h' },
  'days-short': { zh: '{count} 天', en: '{count} days' },
} as const satisfies Record<string, LocalText>;

export type Word = keyof typeof words;
export type Say = (word: Word, facts?: Readonly<Record<string, string>>) => string;

/** Texts of the page in one language. */
export const sayIn =
  (language: Language): Say =>
  (word, facts = {}) =>
    words[word][language]
      .replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
      // 14.9 万户, not 14.9 万 户.
      .replaceAll('万 ', '万');

/** Names that the product has for its own values. */
export function nameOf(key: string, language: Language): string {
  const known: Readonly<Record<string, LocalText | undefined>> = {
    ...alertKinds,
    ...urgencies,
    ...noticeChannels,
    ...roles,
  };
  return (shippedKinds[key]?.name ?? known[key])?.[language] ?? key;
}

/** Figures as they are read in one language. */
export function numbersIn(language: Language) {
  const say = sayIn(language);
  const whole = (value: number): string => {
    if (language === 'zh' && value >= 100_000)
      return `${round(value / 10_000, value < 1_000_000 ? 1 : 0)} 万`;
    return Math.round(value).toLocaleString('en-US');
  };
  const round = (value: number, digits: number) => value.toFixed(digits).replace(/\.0+$/, '');
  return {
    whole,
    share: (value: number): string => `${round(value * 100, 0)} %`,
    plain: (value: number): string => round(value, 1),
    /** A time as people say it. */
    time: (minutes: number): string => {
      if (minutes < 90) return say('minutes', { count: round(minutes, minutes < 10 ? 1 : 0) });
      if (minutes < 48 * 60) return say('hours-short', { count: round(minutes / 60, minutes < 600 ? 1 : 0) });
      return say('days-short', { count: round(minutes / 1440, 1) });
    },
  };
}
