import type { KindDefinition } from '@linli/contracts/requests/kind';
import { healthLimits, needs } from './limits.ts';

// Asked of everybody, without consent: it decides whether an ambulance comes first (PIPL art. 13, life and health).
const badNow = {
  id: 'bad-now',
  kind: 'yes-no',
  of: 'household',
  text: {
    zh: '现在有没有人胸口痛、喘不上气、叫不醒、抽搐或者大出血？',
    en: 'Has anybody chest pain, no breath, fits, heavy bleeding, or cannot be woken?',
  },
  required: true,
} as const;

const ambulanceFirst = {
  when: [{ question: 'bad-now', op: 'is', value: true }],
  ask: {
    zh: '请先打 120。说清地址和病人的样子，电话不要挂。打完再回到这里，我们同时通知网格长。',
    en: 'Call 120 first. Say the address and how the person is, and stay on the line. Then come back: your grid leader is told.',
  },
  call: ['120'],
} satisfies KindDefinition['danger'];

const badIsDanger: KindDefinition['urgency'][number] = {
  when: [{ question: 'bad-now', op: 'is', value: true }],
  is: 'danger',
};

/** Medicine fetched from the pharmacy or the hospital. */
export const medicine: KindDefinition = {
  name: { zh: '代取药', en: 'Medicine' },
  hint: {
    zh: '一行写一种药：药名、规格、几盒。',
    en: 'One medicine a line: name, strength, how many packets.',
  },
  picture: 'pill',
  lines: true,
  questions: [
    badNow,
    {
      id: 'left',
      kind: 'one-of',
      of: 'household',
      text: { zh: '药还够吃几天？', en: 'For how many days is there some left?' },
      required: true,
      options: [
        { value: 'none', text: { zh: '已经断了', en: 'none left' } },
        { value: 'today', text: { zh: '只够今天', en: 'today only' } },
        { value: 'days', text: { zh: '还有两三天', en: 'two or three days' } },
        { value: 'more', text: { zh: '还有一个星期以上', en: 'a week or more' } },
      ],
    },
    {
      id: 'must-not-stop',
      kind: 'yes-no',
      of: 'household',
      text: {
        zh: '是不是断不得的药？（胰岛素、心脏药、抗癫痫、抗排异……）',
        en: 'Is it one that must not stop? (insulin, heart, epilepsy, transplant …)',
      },
      required: false,
      consent: 'health',
    },
    {
      id: 'from',
      kind: 'one-of',
      of: 'household',
      text: { zh: '从哪里拿？', en: 'Where is it fetched?' },
      required: true,
      options: [
        { value: 'pharmacy', text: { zh: '药店，不用处方', en: 'a pharmacy, no prescription' } },
        { value: 'prescription', text: { zh: '药店，我有处方', en: 'a pharmacy, I have a prescription' } },
        { value: 'hospital', text: { zh: '医院，要带医保卡', en: 'the hospital, with the insurance card' } },
      ],
    },
    {
      id: 'where',
      kind: 'text',
      of: 'household',
      text: { zh: '哪家医院或药店？', en: 'Which hospital or pharmacy?' },
      required: false,
      most: 80,
    },
  ],
  danger: ambulanceFirst,
  urgency: [
    badIsDanger,
    { when: [{ question: 'left', op: 'is', value: 'none' }], is: 'urgent' },
    {
      when: [
        { question: 'left', op: 'is', value: 'today' },
        { question: 'must-not-stop', op: 'is', value: true },
      ],
      is: 'urgent',
    },
    { when: [{ question: 'left', op: 'is', value: 'today' }], is: 'today' },
    { when: [{ question: 'must-not-stop', op: 'is', value: true }], is: 'today' },
  ],
  handledBy: 'volunteers',
  team: null,
  needs: needs({ age: 18 }),
  contactless: true,
  discreet: false,
  takesMinutes: 75,
  clock: 'all-hours',
  limits: healthLimits,
  ladder: 'care',
};

/** A lift to the hospital for those without a car. */
export const ride: KindDefinition = {
  name: { zh: '送医院', en: 'Ride to hospital' },
  hint: { zh: '没有车，请人开车送去看病。', en: 'A lift to the doctor when you have no car.' },
  picture: 'car',
  lines: false,
  questions: [
    badNow,
    {
      id: 'when',
      kind: 'one-of',
      of: 'household',
      text: { zh: '什么时候去？', en: 'When?' },
      required: true,
      options: [
        { value: 'now', text: { zh: '现在就要去', en: 'now' } },
        { value: 'today', text: { zh: '今天', en: 'today' } },
        { value: 'later', text: { zh: '约好了别的日子', en: 'on another day' } },
      ],
    },
    {
      id: 'day',
      kind: 'date',
      of: 'household',
      text: { zh: '哪一天？', en: 'On which day?' },
      required: true,
      shownIf: [{ question: 'when', op: 'is', value: 'later' }],
    },
    {
      id: 'hospital',
      kind: 'place',
      of: 'household',
      text: { zh: '去哪家医院？', en: 'Which hospital?' },
      required: true,
    },
    {
      id: 'moves',
      kind: 'one-of',
      of: 'household',
      text: { zh: '病人能走吗？', en: 'Can the patient walk?' },
      required: true,
      options: [
        { value: 'walks', text: { zh: '能走', en: 'yes' } },
        { value: 'helped', text: { zh: '要人扶', en: 'with somebody’s arm' } },
        { value: 'chair', text: { zh: '坐轮椅', en: 'in a wheelchair' } },
        { value: 'carried', text: { zh: '要抬', en: 'has to be carried' } },
      ],
    },
    {
      id: 'fever',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '发热或者咳嗽吗？', en: 'A fever or a cough?' },
      help: { zh: '司机好做防护。', en: 'So that the driver can protect themselves.' },
      required: false,
      consent: 'health',
    },
    {
      id: 'back',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '要不要接回来？', en: 'And the way back?' },
      required: false,
    },
  ],
  danger: ambulanceFirst,
  urgency: [
    badIsDanger,
    { when: [{ question: 'when', op: 'is', value: 'now' }], is: 'urgent' },
    { when: [{ question: 'when', op: 'is', value: 'today' }], is: 'today' },
  ],
  handledBy: 'volunteers',
  team: null,
  needs: needs({ car: true, age: 18 }),
  contactless: false,
  discreet: false,
  takesMinutes: 90,
  clock: 'all-hours',
  limits: healthLimits,
  ladder: 'care',
};

/** Somebody to look in on those who are alone. */
export const careVisit: KindDefinition = {
  name: { zh: '上门照看', en: 'Care visit' },
  hint: {
    zh: '老人、孩子、病人身边没人，请人上门看看。',
    en: 'Somebody looks in on an older person, a child or a patient who is alone.',
  },
  picture: 'hand',
  lines: false,
  questions: [
    {
      id: 'answers',
      kind: 'yes-no',
      of: 'household',
      text: {
        zh: '打电话、敲门，里面有人应吗？',
        en: 'Does anybody answer the phone or the door?',
      },
      required: true,
    },
    {
      id: 'alone',
      kind: 'many-of',
      of: 'household',
      text: { zh: '谁需要照看？', en: 'Who needs looking after?' },
      required: true,
      options: [
        { value: 'old', text: { zh: '老人', en: 'an older person' } },
        { value: 'child', text: { zh: '孩子，身边没有大人', en: 'a child without adults' } },
        { value: 'ill', text: { zh: '病人', en: 'somebody ill' } },
        { value: 'disabled', text: { zh: '行动不便的人', en: 'somebody who moves with difficulty' } },
        { value: 'pregnant', text: { zh: '孕妇', en: 'a pregnant woman' } },
      ],
      consent: 'health',
    },
    {
      id: 'what',
      kind: 'many-of',
      of: 'household',
      text: { zh: '请人来做什么？', en: 'What should be done?' },
      required: false,
      options: [
        { value: 'look', text: { zh: '看看人好不好', en: 'see that all is well' } },
        { value: 'talk', text: { zh: '陪着说说话', en: 'sit and talk' } },
        { value: 'food', text: { zh: '弄口吃的', en: 'make something to eat' } },
        { value: 'wash', text: { zh: '帮忙擦洗、翻身', en: 'help with washing' } },
        { value: 'measure', text: { zh: '量血压、测血糖', en: 'measure blood pressure or sugar' } },
      ],
    },
    {
      id: 'key',
      kind: 'text',
      of: 'household',
      text: { zh: '门怎么开？谁有钥匙？', en: 'How does one get in? Who has a key?' },
      required: false,
      most: 120,
    },
  ],
  danger: {
    when: [{ question: 'answers', op: 'is', value: false }],
    ask: {
      zh: '里面没人应，可能出事了。请先打 120 和 110。打完再回到这里，我们同时通知网格长上门。',
      en: 'If nobody answers, something may have happened. Call 120 and 110 first; then come back: your grid leader goes there.',
    },
    call: ['120', '110'],
  },
  urgency: [
    { when: [{ question: 'answers', op: 'is', value: false }], is: 'danger' },
    { when: [{ question: 'alone', op: 'has', value: 'child' }], is: 'urgent' },
    { when: [{ question: 'what', op: 'has', value: ['food', 'wash'] }], is: 'today' },
  ],
  handledBy: 'volunteers',
  team: null,
  needs: needs({ age: 18 }),
  contactless: false,
  discreet: false,
  takesMinutes: 60,
  clock: 'all-hours',
  limits: healthLimits,
  ladder: 'care',
};
