import type { KindDefinition } from '@linli/contracts/requests/kind';
import { errandLimits, needs, utilitiesLimits } from './limits.ts';

/** Water, power, gas, heat and what else breaks at home. */
export const homeRepair: KindDefinition = {
  name: { zh: '水电气暖维修', en: 'Home repair' },
  hint: {
    zh: '停水、停电、漏气、暖气不热、门锁坏了……',
    en: 'No water, no power, a gas smell, cold radiators, a broken lock …',
  },
  picture: 'tools',
  lines: false,
  questions: [
    {
      id: 'what',
      kind: 'one-of',
      of: 'household',
      text: { zh: '哪里坏了？', en: 'What is broken?' },
      required: true,
      options: [
        { value: 'water', text: { zh: '水', en: 'water' } },
        { value: 'power', text: { zh: '电', en: 'power' } },
        { value: 'gas', text: { zh: '燃气', en: 'gas' } },
        { value: 'heat', text: { zh: '暖气', en: 'heating' } },
        { value: 'lock', text: { zh: '门锁', en: 'a lock' } },
        { value: 'else', text: { zh: '别的', en: 'something else' } },
      ],
    },
    {
      id: 'signs',
      kind: 'many-of',
      of: 'household',
      text: { zh: '现在有没有这些情况？', en: 'Is there any of this now?' },
      help: { zh: '都没有就不用选。', en: 'Choose nothing if there is none.' },
      required: true,
      options: [
        { value: 'gas-smell', text: { zh: '闻到燃气味', en: 'a smell of gas' } },
        { value: 'sparks', text: { zh: '冒火花、有焦味', en: 'sparks or a burnt smell' } },
        { value: 'trapped', text: { zh: '有人被关在里面', en: 'somebody is locked in' } },
        { value: 'flood', text: { zh: '水漏到楼下或电器上', en: 'water runs down or onto wires' } },
      ],
      normal: [],
    },
    {
      id: 'all-gone',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '是不是全家都用不了？', en: 'Is it gone in the whole flat?' },
      required: true,
      shownIf: [{ question: 'what', op: 'one-of', value: ['water', 'power', 'gas', 'heat'] }],
    },
    {
      id: 'weak',
      kind: 'yes-no',
      of: 'household',
      text: {
        zh: '家里有婴儿、老人，或者靠机器维持的病人吗？',
        en: 'A baby, an older person, or somebody who depends on a machine?',
      },
      required: false,
      consent: 'health',
    },
    {
      id: 'neighbours',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '邻居家也这样吗？', en: 'Do neighbours have it too?' },
      required: false,
    },
  ],
  danger: {
    when: [{ question: 'signs', op: 'has', value: ['gas-smell', 'sparks', 'trapped'] }],
    ask: {
      zh: '闻到燃气：关阀门、开窗，不要开关电器，出门后再打 119。冒火花：先拉电闸。有危险就打 119、110。打完再回到这里，我们马上通知网格长。',
      en: 'Gas: close the valve, open windows, touch no switch, leave, then call 119. Sparks: cut the power. In danger call 119 or 110, then come back: your grid leader is told at once.',
    },
    call: ['119', '110'],
  },
  urgency: [
    { when: [{ question: 'signs', op: 'has', value: ['gas-smell', 'sparks', 'trapped'] }], is: 'danger' },
    { when: [{ question: 'signs', op: 'has', value: 'flood' }], is: 'urgent' },
    {
      when: [
        { question: 'all-gone', op: 'is', value: true },
        { question: 'weak', op: 'is', value: true },
      ],
      is: 'urgent',
    },
    { when: [{ question: 'all-gone', op: 'is', value: true }], is: 'today' },
    { when: [{ question: 'what', op: 'is', value: 'lock' }], is: 'today' },
  ],
  handledBy: 'team',
  team: 'utilities-team',
  needs: needs({ skills: ['repairs'], age: 18 }),
  contactless: false,
  discreet: false,
  takesMinutes: 90,
  clock: 'all-hours',
  limits: utilitiesLimits,
  ladder: 'utilities',
};

/** Rubbish of households that may not go out. */
export const rubbish: KindDefinition = {
  name: { zh: '代倒垃圾', en: 'Rubbish' },
  hint: {
    zh: '隔离在家出不去，放在门口，我们来收。袋口扎紧。',
    en: 'When you may not go out: tie the bags and put them outside the door.',
  },
  picture: 'bin',
  lines: false,
  questions: [
    {
      id: 'bags',
      kind: 'number',
      of: 'household',
      text: { zh: '有几袋？', en: 'How many bags?' },
      required: true,
      unit: { zh: '袋', en: 'bags' },
      least: 1,
      most: 50,
    },
    {
      id: 'days',
      kind: 'number',
      of: 'household',
      text: { zh: '放了几天了？', en: 'For how many days has it been there?' },
      required: true,
      unit: { zh: '天', en: 'days' },
      least: 0,
      most: 60,
    },
    {
      id: 'leaks',
      kind: 'yes-no',
      of: 'household',
      text: { zh: '漏了或者发臭了吗？', en: 'Does it leak or smell?' },
      required: true,
      normal: false,
    },
    {
      id: 'sharp',
      kind: 'yes-no',
      of: 'household',
      text: {
        zh: '里面有针头，或者病人用过的东西吗？',
        en: 'Are there needles in it, or things a patient used?',
      },
      required: false,
      consent: 'health',
    },
  ],
  danger: null,
  urgency: [
    { when: [{ question: 'leaks', op: 'is', value: true }], is: 'today' },
    { when: [{ question: 'days', op: 'at-least', value: 2 }], is: 'today' },
  ],
  handledBy: 'volunteers',
  team: null,
  needs: needs({ isolationTraining: true, age: 18 }),
  contactless: true,
  discreet: false,
  takesMinutes: 20,
  clock: 'all-hours',
  limits: errandLimits,
  ladder: 'usual',
};

/** Disinfection of a home, a staircase or a lift. */
export const disinfection: KindDefinition = {
  name: { zh: '消毒', en: 'Disinfection' },
  hint: { zh: '家里、楼道、电梯要消毒。', en: 'Of a home, a staircase or a lift.' },
  picture: 'spray',
  lines: false,
  questions: [
    {
      id: 'where',
      kind: 'many-of',
      of: 'household',
      text: { zh: '哪里要消毒？', en: 'Where?' },
      required: true,
      options: [
        { value: 'home', text: { zh: '家里', en: 'at home' } },
        { value: 'stairs', text: { zh: '楼道', en: 'the staircase' } },
        { value: 'lift', text: { zh: '电梯', en: 'the lift' } },
        { value: 'yard', text: { zh: '楼下、垃圾点', en: 'outside, the rubbish place' } },
      ],
    },
    {
      id: 'after-case',
      kind: 'yes-no',
      of: 'household',
      text: {
        zh: '是不是有病人刚在这里待过？',
        en: 'Has somebody ill just been there?',
      },
      required: false,
      consent: 'health',
    },
    {
      id: 'allergic',
      kind: 'yes-no',
      of: 'household',
      text: {
        zh: '有人怕消毒水的味道吗（哮喘、孕妇、婴儿）？',
        en: 'Is the smell bad for anybody (asthma, pregnancy, a baby)?',
      },
      required: false,
      consent: 'health',
    },
  ],
  danger: null,
  urgency: [{ when: [{ question: 'after-case', op: 'is', value: true }], is: 'today' }],
  handledBy: 'volunteers',
  team: null,
  needs: needs({ skills: ['disinfection'], isolationTraining: true, age: 18 }),
  contactless: true,
  discreet: false,
  takesMinutes: 45,
  clock: 'all-hours',
  limits: errandLimits,
  ladder: 'usual',
};
