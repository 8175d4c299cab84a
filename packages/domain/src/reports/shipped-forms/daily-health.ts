import type { FormDefinition } from '@linli/contracts/reports/form';
import { feverThresholds } from './fever-thresholds.ts';

/** 早晚健康打卡: temperature and symptoms of every member, morning and evening. */
export const dailyHealth: FormDefinition = {
  title: { zh: '早晚健康登记', en: 'Morning and evening health check' },
  purpose: {
    zh: '及早发现发热和不舒服的人，安排就医和照顾。',
    en: 'To find people with a fever or feeling ill early, and get them care.',
  },
  questions: [
    {
      id: 'temperature',
      kind: 'temperature',
      of: 'person',
      text: { zh: '现在的体温', en: 'Temperature now' },
      help: {
        zh: '请现在量一次再填。量的位置也要选对。',
        en: 'Please take it now. Choose where it was taken, too.',
      },
      required: true,
      unit: { zh: '℃', en: '°C' },
      consent: 'health',
    },
    {
      id: 'feels-well',
      kind: 'yes-no',
      of: 'person',
      text: { zh: '今天感觉都好吗？', en: 'Feeling well today?' },
      required: true,
      normal: true,
      consent: 'health',
    },
    {
      id: 'symptoms',
      kind: 'many-of',
      of: 'person',
      text: { zh: '哪里不舒服？', en: 'What is wrong?' },
      required: true,
      options: [
        { value: 'cough', text: { zh: '咳嗽', en: 'cough' } },
        { value: 'sore-throat', text: { zh: '嗓子疼', en: 'sore throat' } },
        { value: 'tired', text: { zh: '没力气', en: 'very tired' } },
        { value: 'short-of-breath', text: { zh: '气短、喘不上气', en: 'short of breath' } },
        { value: 'chest-pain', text: { zh: '胸口疼', en: 'chest pain' } },
        { value: 'diarrhoea', text: { zh: '拉肚子', en: 'diarrhoea' } },
        { value: 'other', text: { zh: '其他', en: 'something else' } },
      ],
      shownIf: [{ question: 'feels-well', op: 'is', value: false }],
      consent: 'health',
    },
    {
      id: 'note',
      kind: 'text',
      of: 'person',
      text: { zh: '想补充的话', en: 'Anything to add' },
      required: false,
      most: 200,
      shownIf: [{ question: 'feels-well', op: 'is', value: false }],
      consent: 'health',
    },
    {
      id: 'needs-help',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '家里现在需要帮忙吗？', en: 'Does your household need help now?' },
      help: {
        zh: '比如送菜、买药、看病没有车。',
        en: 'For example food, medicine, or a ride to hospital.',
      },
      required: false,
      normal: false,
    },
    {
      id: 'help-wanted',
      kind: 'text',
      of: 'household',
      text: { zh: '需要什么？', en: 'What do you need?' },
      required: true,
      most: 300,
      shownIf: [{ question: 'needs-help', op: 'is', value: true }],
    },
  ],
  risks: [
    {
      id: 'trouble-breathing',
      when: [{ question: 'symptoms', op: 'has', value: ['short-of-breath', 'chest-pain'] }],
      level: 'danger',
      alertKind: 'symptom',
      advice: {
        zh: '喘不上气或胸口疼，请马上拨打 120。网格长会立刻收到通知。',
        en: 'Short of breath or chest pain: call 120 now. Your grid leader is told at once.',
      },
    },
    {
      id: 'high-fever',
      when: [{ question: 'temperature', op: 'at-least', value: 39 }],
      level: 'danger',
      alertKind: 'fever',
      advice: {
        zh: '体温很高。多喝水，先不要出门；神志不清或喘不上气时马上拨打 120。网格长会联系您安排就医。',
        en: 'This is a high fever. Drink water and stay in; if confused or short of breath call 120 at once. Your grid leader will call you to arrange a doctor.',
      },
    },
    {
      id: 'fever',
      when: [{ question: 'temperature', op: 'has', value: 'fever' }],
      level: 'alert',
      alertKind: 'fever',
      advice: {
        zh: '体温偏高。请休息半小时后再量一次，在家戴口罩、开窗通风。网格长会联系您。',
        en: 'The temperature is raised. Rest half an hour and take it again; wear a mask at home and open a window. Your grid leader will contact you.',
      },
    },
    {
      id: 'unwell',
      when: [{ question: 'feels-well', op: 'is', value: false }],
      level: 'notice',
      alertKind: 'symptom',
      advice: {
        zh: '请在家休息，多喝水。加重了就再报一次，或者直接打社区电话。',
        en: 'Please rest at home and drink water. If it gets worse, report again or call the community office.',
      },
    },
    {
      id: 'help-needed',
      when: [{ question: 'needs-help', op: 'is', value: true }],
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
      id: 'fever-but-well',
      when: [
        { question: 'temperature', op: 'has', value: 'fever' },
        { question: 'feels-well', op: 'is', value: true },
      ],
      ask: {
        zh: '体温偏高，但填了“都好”。体温和感觉都填对了吗？',
        en: 'The temperature is raised, yet “feeling well” was chosen. Are both right?',
      },
    },
  ],
  fever: feverThresholds,
};
