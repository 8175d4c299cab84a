import type { FormDefinition } from '@linli/contracts/reports/form';
import { feverThresholds } from './fever-thresholds.ts';

/** 独居报平安: one tap a day of somebody who lives alone; silence raises an alert. Asked outside emergencies, too. */
export const allWell: FormDefinition = {
  title: { zh: '独居报平安', en: 'All well today' },
  purpose: {
    zh: '一个人住，每天点一下报个平安；没有消息，楼栋长会来看看。',
    en: 'Living alone: one tap a day says that all is well; without it your building head comes to see you.',
  },
  questions: [
    {
      id: 'all-well',
      kind: 'yes-no',
      of: 'person',
      text: { zh: '今天都好吗？', en: 'Is all well today?' },
      required: true,
      normal: true,
    },
    {
      id: 'wanted',
      kind: 'many-of',
      of: 'person',
      text: { zh: '需要什么？', en: 'What do you need?' },
      required: true,
      options: [
        { value: 'visit', text: { zh: '请人来看看我', en: 'somebody to come by' } },
        { value: 'medicine', text: { zh: '药快吃完了', en: 'my medicine is running out' } },
        { value: 'food', text: { zh: '帮忙买菜', en: 'food' } },
        { value: 'repairs', text: { zh: '家里东西坏了', en: 'something is broken' } },
        { value: 'ill', text: { zh: '身体不舒服', en: 'I do not feel well' } },
      ],
      shownIf: [{ question: 'all-well', op: 'is', value: false }],
    },
  ],
  risks: [
    {
      id: 'ill',
      when: [{ question: 'wanted', op: 'has', value: 'ill' }],
      level: 'danger',
      alertKind: 'needs-help',
      advice: {
        zh: '很不舒服请马上拨打 120。楼栋长会尽快来看您。',
        en: 'If you feel very ill call 120 now. Your building head will come as soon as possible.',
      },
    },
    {
      id: 'silence',
      when: [{ question: 'all-well', op: 'answered', value: false }],
      level: 'danger',
      alertKind: 'no-answer-alone',
      advice: {
        zh: '今天没有报平安，请上门看看。',
        en: 'No sign of life today: please go and see.',
      },
    },
    {
      id: 'wanted',
      when: [{ question: 'all-well', op: 'is', value: false }],
      level: 'alert',
      alertKind: 'needs-help',
      advice: {
        zh: '已经告诉楼栋长和网格长，会有人联系您。',
        en: 'Your building head and grid leader have been told and somebody will contact you.',
      },
    },
  ],
  contradictions: [],
  fever: feverThresholds,
};
