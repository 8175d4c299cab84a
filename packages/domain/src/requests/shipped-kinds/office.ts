import type { KindDefinition } from '@linli/contracts/requests/kind';
import { deskLimits, needs, talkLimits } from './limits.ts';

/** A pass or a certificate the community issues. */
export const paper: KindDefinition = {
  name: { zh: '开证明、办通行证', en: 'Pass or paper' },
  hint: {
    zh: '出门、复工、居住、解除隔离……按工作日办。',
    en: 'To go out, back to work, proof of residence … done on working days.',
  },
  picture: 'paper',
  lines: false,
  questions: [
    {
      id: 'which',
      kind: 'one-of',
      of: 'household',
      text: { zh: '要办什么？', en: 'Which one?' },
      required: true,
      options: [
        { value: 'pass', text: { zh: '出入通行证', en: 'a pass for the gate' } },
        { value: 'work', text: { zh: '复工复学证明', en: 'back to work or school' } },
        { value: 'residence', text: { zh: '居住证明', en: 'proof of residence' } },
        { value: 'release', text: { zh: '解除隔离证明', en: 'end of isolation' } },
        { value: 'else', text: { zh: '别的', en: 'another' } },
      ],
    },
    {
      id: 'needed',
      kind: 'one-of',
      of: 'household',
      text: { zh: '什么时候要用？', en: 'When is it needed?' },
      required: true,
      options: [
        { value: 'today', text: { zh: '今天', en: 'today' } },
        { value: 'week', text: { zh: '这几天', en: 'these days' } },
        { value: 'later', text: { zh: '不急', en: 'no hurry' } },
      ],
    },
    {
      id: 'what-for',
      kind: 'text',
      of: 'household',
      text: { zh: '拿去做什么用？', en: 'What is it for?' },
      required: true,
      most: 200,
    },
  ],
  danger: null,
  urgency: [{ when: [{ question: 'needed', op: 'is', value: 'today' }], is: 'today' }],
  handledBy: 'staff',
  team: null,
  needs: needs(),
  contactless: true,
  discreet: false,
  takesMinutes: 20,
  clock: 'working-time',
  limits: deskLimits,
  ladder: 'usual',
};

/** A question to the community. */
export const question: KindDefinition = {
  name: { zh: '问个事', en: 'A question' },
  hint: { zh: '政策、收费、办事流程，问社区。', en: 'About rules, fees or how things are done.' },
  picture: 'question',
  lines: false,
  questions: [
    {
      id: 'question',
      kind: 'text',
      of: 'household',
      text: { zh: '想问什么？', en: 'What would you like to know?' },
      required: true,
      most: 500,
    },
    {
      id: 'answer-by',
      kind: 'one-of',
      of: 'household',
      text: { zh: '怎么回复您？', en: 'How shall we answer?' },
      required: false,
      options: [
        { value: 'here', text: { zh: '在这里', en: 'here' } },
        { value: 'phone', text: { zh: '打电话', en: 'by phone' } },
      ],
    },
  ],
  danger: null,
  urgency: [],
  handledBy: 'staff',
  team: null,
  needs: needs(),
  contactless: true,
  discreet: false,
  takesMinutes: 10,
  clock: 'working-time',
  limits: deskLimits,
  ladder: 'usual',
};

/** Whatever the other pictures do not show. */
export const other: KindDefinition = {
  name: { zh: '别的事', en: 'Something else' },
  hint: { zh: '上面没有的，写在这里。', en: 'Whatever is not among the pictures.' },
  picture: 'more',
  lines: false,
  questions: [
    {
      id: 'what',
      kind: 'text',
      of: 'household',
      text: { zh: '要帮什么忙？', en: 'What help do you need?' },
      required: true,
      most: 500,
    },
    {
      id: 'danger',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '现在有人有危险吗？', en: 'Is anybody in danger now?' },
      required: true,
      normal: false,
    },
    {
      id: 'unwell',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '有人不舒服吗？', en: 'Is anybody unwell?' },
      required: false,
      consent: 'health',
    },
    {
      id: 'today',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '今天一定要办吗？', en: 'Must it be today?' },
      required: true,
    },
  ],
  danger: {
    when: [{ question: 'danger', op: 'is', value: true }],
    ask: {
      zh: '有危险请先打电话：生病受伤 120，有坏人 110，着火、漏气 119。打完再回到这里，我们同时通知网格长。',
      en: 'In danger call first: 120 for illness or injury, 110 for the police, 119 for fire or gas. Then come back: your grid leader is told.',
    },
    call: ['120', '110', '119'],
  },
  urgency: [
    { when: [{ question: 'danger', op: 'is', value: true }], is: 'danger' },
    { when: [{ question: 'unwell', op: 'is', value: true }], is: 'today' },
    { when: [{ question: 'today', op: 'is', value: true }], is: 'today' },
  ],
  handledBy: 'staff',
  team: null,
  needs: needs(),
  contactless: false,
  discreet: false,
  takesMinutes: 45,
  clock: 'all-hours',
  limits: talkLimits,
  ladder: 'usual',
};
