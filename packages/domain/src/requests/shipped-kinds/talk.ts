import type { KindDefinition } from '@linli/contracts/requests/kind';
import { needs, talkLimits } from './limits.ts';

/** Somebody to talk to, who is trained for it. */
export const counselling: KindDefinition = {
  name: { zh: '心里难受，想找人说', en: 'Counselling' },
  hint: {
    zh: '只有心理服务的人看得到您写的话，邻居看不到。',
    en: 'Only the counsellors see what you write; no neighbour does.',
  },
  picture: 'heart',
  lines: false,
  questions: [
    {
      id: 'harm',
      kind: 'yes-no',
      of: 'household',
      text: {
        zh: '有没有不想活、想伤害自己的念头？',
        en: 'Are there thoughts of not wanting to live, or of self-harm?',
      },
      required: true,
    },
    {
      id: 'child',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '是不是孩子需要帮助？', en: 'Is it a child who needs help?' },
      required: false,
    },
    {
      id: 'sleep',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '是不是好几天睡不着、吃不下？', en: 'No sleep or no appetite for days?' },
      required: false,
      consent: 'health',
    },
    {
      id: 'how',
      kind: 'one-of',
      of: 'household',
      text: { zh: '想怎么说？', en: 'How would you like to talk?' },
      required: true,
      options: [
        { value: 'phone', text: { zh: '打电话给我', en: 'call me' } },
        { value: 'write', text: { zh: '在这里打字', en: 'write here' } },
        { value: 'meet', text: { zh: '见面说', en: 'meet' } },
      ],
    },
  ],
  danger: {
    when: [{ question: 'harm', op: 'is', value: true }],
    ask: {
      zh: '您不是一个人。现在就可以打 12356 心理援助热线，24 小时有人接。有危险请打 120、110。打完再回到这里，会有人马上联系您。',
      en: 'You are not alone. The helpline 12356 answers day and night; in danger call 120 or 110. Then come back: somebody contacts you at once.',
    },
    call: ['120', '110'],
  },
  urgency: [
    { when: [{ question: 'harm', op: 'is', value: true }], is: 'danger' },
    { when: [{ question: 'child', op: 'is', value: true }], is: 'today' },
    { when: [{ question: 'sleep', op: 'is', value: true }], is: 'today' },
  ],
  handledBy: 'team',
  team: 'counselling-team',
  needs: needs({ skills: ['counselling'], age: 18 }),
  contactless: true,
  discreet: true,
  takesMinutes: 60,
  clock: 'all-hours',
  limits: talkLimits,
  ladder: 'discreet',
};

/** A quarrel that needs a third person. */
export const mediation: KindDefinition = {
  name: { zh: '调解矛盾', en: 'Mediation' },
  hint: {
    zh: '邻居、家里、物业闹了矛盾，请人来说和。只有调解的人看得到。',
    en: 'A quarrel with neighbours, family or the management. Only the mediators see it.',
  },
  picture: 'scales',
  lines: false,
  questions: [
    {
      id: 'violence',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '有没有人动手，或者威胁您？', en: 'Has anybody hit or threatened you?' },
      required: true,
    },
    {
      id: 'with',
      kind: 'one-of',
      of: 'household',
      text: { zh: '和谁？', en: 'With whom?' },
      required: true,
      options: [
        { value: 'neighbour', text: { zh: '邻居', en: 'neighbours' } },
        { value: 'family', text: { zh: '家里人', en: 'family' } },
        { value: 'management', text: { zh: '物业', en: 'the property management' } },
        { value: 'shop', text: { zh: '商家', en: 'a shop' } },
        { value: 'else', text: { zh: '别的人', en: 'somebody else' } },
      ],
    },
    {
      id: 'what',
      kind: 'text',
      of: 'household',
      text: { zh: '为了什么事？', en: 'What is it about?' },
      required: true,
      most: 500,
    },
    {
      id: 'before',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '以前找人调解过吗？', en: 'Has anybody mediated before?' },
      required: false,
    },
  ],
  danger: {
    when: [{ question: 'violence', op: 'is', value: true }],
    ask: {
      zh: '有人动手或威胁您，请先离开，马上打 110。受伤打 120。打完再回到这里，我们同时通知网格长。',
      en: 'If somebody hits or threatens you: leave, and call 110. If hurt, call 120. Then come back: your grid leader is told.',
    },
    call: ['110', '120'],
  },
  urgency: [{ when: [{ question: 'violence', op: 'is', value: true }], is: 'danger' }],
  handledBy: 'team',
  team: 'mediation-team',
  needs: needs({ skills: ['mediation'], age: 18 }),
  contactless: false,
  discreet: true,
  takesMinutes: 90,
  // Violence does not wait for office hours.
  clock: 'all-hours',
  limits: talkLimits,
  ladder: 'discreet',
};
