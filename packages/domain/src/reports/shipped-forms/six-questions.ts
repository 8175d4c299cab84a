import type { FormDefinition } from '@linli/contracts/reports/form';
import { feverThresholds } from './fever-thresholds.ts';

/** 六问: the six questions every household was asked at the door. */
export const sixQuestions: FormDefinition = {
  title: { zh: '入户六问', en: 'Six questions' },
  purpose: {
    zh: '一次问清，不再反复上门。',
    en: 'To ask everything once instead of knocking again and again.',
  },
  questions: [
    {
      id: 'newcomers',
      kind: 'yes-no',
      of: 'household',
      text: {
        zh: '一问：近14天家里有没有人从外地来或回来？',
        en: '1. Did anybody come or return from elsewhere in the last 14 days?',
      },
      required: true,
      normal: false,
      consent: 'whereabouts',
    },
    {
      id: 'newcomers-from',
      kind: 'place',
      of: 'household',
      text: { zh: '从哪里来？', en: 'Where from?' },
      required: true,
      shownIf: [{ question: 'newcomers', op: 'is', value: true }],
      consent: 'whereabouts',
    },
    {
      id: 'newcomers-on',
      kind: 'date',
      of: 'household',
      text: { zh: '哪天到的？', en: 'On which day?' },
      required: true,
      shownIf: [{ question: 'newcomers', op: 'is', value: true }],
      consent: 'whereabouts',
    },
    {
      id: 'unwell',
      kind: 'many-of',
      of: 'person',
      text: { zh: '二问：有没有发热、咳嗽、没力气？', en: '2. Any fever, cough or weakness?' },
      help: { zh: '都没有就不用选。', en: 'Choose nothing if there is none.' },
      required: true,
      options: [
        { value: 'fever', text: { zh: '发热', en: 'fever' } },
        { value: 'cough', text: { zh: '咳嗽', en: 'cough' } },
        { value: 'weak', text: { zh: '没力气', en: 'weakness' } },
      ],
      normal: [],
      consent: 'health',
    },
    {
      id: 'contact',
      kind: 'yes-no',
      of: 'person',
      text: {
        zh: '三问：近14天有没有接触过确诊或正在隔离的人？',
        en: '3. Met anybody confirmed ill or isolating in the last 14 days?',
      },
      required: true,
      normal: false,
      consent: 'whereabouts',
    },
    {
      id: 'left-town',
      kind: 'yes-no',
      of: 'person',
      text: { zh: '四问：近14天有没有离开过本市？', en: '4. Left the city in the last 14 days?' },
      required: true,
      normal: false,
      consent: 'whereabouts',
    },
    {
      id: 'left-town-to',
      kind: 'place',
      of: 'person',
      text: { zh: '去了哪里？', en: 'Where to?' },
      required: true,
      shownIf: [{ question: 'left-town', op: 'is', value: true }],
      consent: 'whereabouts',
    },
    {
      id: 'clinic',
      kind: 'yes-no',
      of: 'person',
      text: { zh: '五问：近14天有没有看过发热门诊？', en: '5. Been to a fever clinic in the last 14 days?' },
      required: true,
      normal: false,
      consent: 'health',
    },
    {
      id: 'difficulties',
      kind: 'many-of',
      of: 'household',
      text: { zh: '六问：家里有什么困难？', en: '6. Is anything difficult at home?' },
      help: { zh: '都没有就不用选。', en: 'Choose nothing if there is none.' },
      required: true,
      options: [
        { value: 'food', text: { zh: '买菜吃饭', en: 'food' } },
        { value: 'medicine', text: { zh: '买药', en: 'medicine' } },
        { value: 'doctor', text: { zh: '看病', en: 'seeing a doctor' } },
        { value: 'care', text: { zh: '老人孩子没人照顾', en: 'nobody to look after the old or the young' } },
        { value: 'repairs', text: { zh: '水电气坏了', en: 'water, power or gas' } },
        { value: 'other', text: { zh: '其他', en: 'something else' } },
      ],
      normal: [],
    },
  ],
  risks: [
    {
      id: 'contact',
      when: [{ question: 'contact', op: 'is', value: true }],
      level: 'danger',
      alertKind: 'contact',
      advice: {
        zh: '请先留在家里，和家人分开房间，戴好口罩。社区会马上联系您。',
        en: 'Please stay at home in a room of your own and wear a mask. The community will contact you at once.',
      },
    },
    {
      id: 'fever',
      when: [{ question: 'unwell', op: 'has', value: 'fever' }],
      level: 'alert',
      alertKind: 'fever',
      advice: {
        zh: '请现在量一次体温，先不要出门。网格长会联系您。',
        en: 'Please take your temperature now and stay in. Your grid leader will contact you.',
      },
    },
    {
      id: 'unwell',
      when: [{ question: 'unwell', op: 'has', value: ['cough', 'weak'] }],
      level: 'notice',
      alertKind: 'symptom',
      advice: {
        zh: '请在家休息，加重了就打社区电话。',
        en: 'Please rest at home; call the community office if it gets worse.',
      },
    },
    {
      id: 'left-town',
      when: [{ question: 'left-town', op: 'is', value: true }],
      level: 'notice',
      alertKind: 'travel',
      advice: {
        zh: '请留意身体情况，有不舒服就报告。',
        en: 'Please watch how you feel and report anything unusual.',
      },
    },
    {
      id: 'newcomers',
      when: [{ question: 'newcomers', op: 'is', value: true }],
      level: 'notice',
      alertKind: 'travel',
      advice: {
        zh: '请让新到的人也登记到家里来，网格长会联系您。',
        en: 'Please have the newcomers registered in your household; your grid leader will contact you.',
      },
    },
    {
      id: 'difficulties',
      when: [
        {
          question: 'difficulties',
          op: 'has',
          value: ['food', 'medicine', 'doctor', 'care', 'repairs', 'other'],
        },
      ],
      level: 'alert',
      alertKind: 'needs-help',
      advice: {
        zh: '已经告诉网格长，会有人联系您。有生命危险请先打 120、110 或 119。',
        en: 'Your grid leader has been told and somebody will contact you. If life is at risk, call 120, 110 or 119 first.',
      },
    },
  ],
  contradictions: [
    {
      id: 'returned-but-nobody-came',
      when: [
        { question: 'left-town', op: 'is', value: true },
        { question: 'newcomers', op: 'is', value: false },
      ],
      ask: {
        zh: '这位家人离开过本市，但一问填的是没有人从外地回来。都填对了吗？',
        en: 'This person left the city, yet question 1 says that nobody returned. Are both right?',
      },
    },
  ],
  fever: feverThresholds,
};
