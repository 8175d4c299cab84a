import type { Answers } from '@linli/contracts/reports/form';

/** What happens to a request after it was made; `after` are minutes since the step before. */
export type StoryStep = { readonly after: number } & (
  | { readonly does: 'take' | 'start' | 'in-hand' | 'lines' }
  | { readonly does: 'finish' | 'not-solvable' | 'cancel' | 'not-solved' | 'note'; readonly text: string }
  | { readonly does: 'say'; readonly who: 'resident' | 'helper'; readonly text: string }
  | { readonly does: 'ask-instead'; readonly text: string }
  | { readonly does: 'receipt'; readonly fen: number }
  | { readonly does: 'confirm'; readonly text: string }
  | { readonly does: 'rate'; readonly stars: number }
  | { readonly does: 'pause'; readonly why: 'part-on-order' | 'resident-away' }
);

/** A request as somebody of the demo makes it, so many minutes ago. */
export interface Story {
  readonly kind: string;
  readonly ago: number;
  readonly answers: Answers;
  readonly lines?: readonly string[];
  readonly note?: string;
  readonly way: readonly StoryStep[];
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** A list half bought, with a question to the family. */
export const basketUnderWay: Story = {
  kind: 'shopping',
  ago: 90,
  answers: { 'food-left': 'none', waiting: ['baby'], pay: 'cash' },
  lines: ['婴儿奶粉 2 段 一罐', '土豆五斤', '纸尿裤 L 号 一包'],
  way: [
    { after: 9, does: 'take' },
    { after: 20, does: 'start' },
    { after: 12, does: 'ask-instead', text: '2 段没有小罐了，大罐行吗？' },
  ],
};

/** One of each kind and state that there is to see; open ones are young enough for their limits. */
export const stories: readonly Story[] = [
  {
    kind: 'shopping',
    ago: 12,
    answers: { 'food-left': 'today', waiting: ['old'], pay: 'wechat' },
    lines: ['3 斤水多的梨', '5 升矿泉水', '挂面两把，细的', '鸡蛋一板'],
    note: '放门口就行，敲三下门，老人耳背',
    way: [],
  },
  {
    kind: 'medicine',
    ago: 25,
    answers: { 'bad-now': false, left: 'days', from: 'prescription', where: '楼下同济堂' },
    lines: ['二甲双胍 0.5g 两盒', '阿司匹林肠溶片 一盒'],
    way: [],
  },
  {
    kind: 'home-repair',
    ago: 30,
    answers: { what: 'heat', signs: [], 'all-gone': true, neighbours: false },
    note: '客厅和卧室暖气都不热',
    way: [],
  },
  {
    kind: 'paper',
    ago: 40,
    answers: { which: 'work', needed: 'week', 'what-for': '单位要复工证明，下周一上班' },
    way: [],
  },
  basketUnderWay,
  {
    kind: 'rubbish',
    ago: 70,
    answers: { bags: 3, days: 2, leaks: false },
    note: '袋口扎好了，放在消防门边上',
    way: [
      { after: 15, does: 'take' },
      { after: 10, does: 'say', who: 'helper', text: '十一点前到，您不用开门' },
      { after: 5, does: 'say', who: 'resident', text: '好的，辛苦了' },
    ],
  },
  {
    kind: 'ride',
    ago: 100,
    answers: { 'bad-now': false, when: 'today', hospital: '省立医院 东院', moves: 'helped', back: true },
    note: '下午三点的号，要扶着走',
    way: [
      { after: 8, does: 'take' },
      { after: 4, does: 'in-hand' },
      { after: 1, does: 'note', text: '车牌已报门岗，三号门放行' },
    ],
  },
  {
    kind: 'home-repair',
    ago: 5 * HOUR,
    answers: { what: 'water', signs: ['flood'], 'all-gone': false, neighbours: true },
    note: '厨房水管接头漏，楼下也渗了',
    way: [
      { after: 18, does: 'in-hand' },
      { after: 25, does: 'start' },
      { after: 40, does: 'pause', why: 'part-on-order' },
    ],
  },
  {
    kind: 'meals',
    ago: 7 * HOUR,
    answers: { 'last-meal': 'today', people: 1, days: 3, not: '不吃辣' },
    way: [
      { after: 14, does: 'take' },
      { after: 30, does: 'start' },
      { after: 45, does: 'finish', text: '挂在门把手上了，趁热吃' },
    ],
  },
  {
    kind: 'shopping',
    ago: DAY + 3 * HOUR,
    answers: { 'food-left': 'enough', shop: '小区东门超市' },
    lines: ['大米 10 斤', '酱油一瓶', '卫生纸一提'],
    way: [
      { after: 25, does: 'take' },
      { after: 60, does: 'start' },
      { after: 30, does: 'lines' },
      { after: 10, does: 'receipt', fen: 8760 },
      { after: 25, does: 'finish', text: '东西齐了，小票拍给您了' },
      { after: 90, does: 'confirm', text: '谢谢小伙子' },
      { after: 2, does: 'rate', stars: 5 },
    ],
  },
  {
    kind: 'disinfection',
    ago: DAY + 6 * HOUR,
    answers: { where: ['stairs', 'lift'] },
    way: [
      { after: 40, does: 'take' },
      { after: 55, does: 'start' },
      { after: 35, does: 'finish', text: '楼道和电梯都喷过了，半小时后再走' },
      { after: 3 * HOUR, does: 'confirm', text: '' },
      { after: 1, does: 'rate', stars: 4 },
    ],
  },
  {
    kind: 'home-repair',
    ago: DAY + 9 * HOUR,
    answers: { what: 'lock', signs: [] },
    note: '门锁拧不动了，出得去进不来',
    way: [
      { after: 30, does: 'in-hand' },
      { after: 60, does: 'start' },
      { after: 50, does: 'finish', text: '上了油，能开了' },
      { after: 2 * HOUR, does: 'not-solved', text: '晚上又卡住了，还是打不开' },
    ],
  },
  {
    kind: 'question',
    ago: 2 * DAY,
    answers: { question: '今年暖气费什么时候交？能在手机上交吗？', 'answer-by': 'here' },
    way: [
      { after: 50, does: 'in-hand' },
      { after: 5, does: 'start' },
      { after: 20, does: 'finish', text: '十一月底前，公众号里就能交' },
      { after: 30, does: 'confirm', text: '明白了' },
      { after: 1, does: 'rate', stars: 5 },
    ],
  },
  {
    kind: 'other',
    ago: 2 * DAY + 2 * HOUR,
    answers: { what: '想把阳台上的违章雨棚拆掉，是楼上邻居家的', danger: false, today: false },
    way: [
      { after: 60, does: 'in-hand' },
      { after: HOUR, does: 'not-solvable', text: '要城管来认定，已经把电话和材料清单发给您' },
    ],
  },
  {
    kind: 'meals',
    ago: 2 * DAY + 5 * HOUR,
    answers: { 'last-meal': 'today', people: 2 },
    way: [{ after: 20, does: 'cancel', text: '女儿回来了，不用了' }],
  },
  {
    kind: 'care-visit',
    ago: 3 * DAY,
    answers: { answers: true, alone: ['old'], what: ['look', 'talk'] },
    way: [
      { after: 30, does: 'take' },
      { after: 50, does: 'start' },
      { after: 45, does: 'finish', text: '奶奶精神很好，聊了半小时' },
      { after: 4 * HOUR, does: 'confirm', text: '放心了' },
      { after: 1, does: 'rate', stars: 5 },
    ],
  },
];
