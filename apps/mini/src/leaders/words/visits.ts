import type { Words } from '../../words/words.ts';
import zhHant from './visits.zh-hant.generated.ts';

export const zhHans = {
  title: '上门',
  none: '没有要上门的',
  noneNote: '电话打不通、没有电话的，才会排到这里。',
  why: '为什么上门：{why}',
  missing: '{count} 人没报',
  who: '{name} {age}',
  outcome: '去过了点一下',
  reported: '当面代报',
  nobodyHome: '没人在家',
  refused: '不肯报',
  movedOut: '搬走了',
  needsHelp: '需要帮助',
  movedOutTitle: '这户搬走了？',
  movedOutText: '记下以后，请到这一户里给每个人办“搬走”，名册才会跟着改。',
  helpTitle: '需要什么帮助',
  helpLabel: '看到什么、需要什么',
  save: '记下',
  recorded: '{address}：{outcome}',
} as const;

export const visitsWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    title: 'Visits',
    none: 'Nobody to visit',
    noneNote: 'Only those come here who could not be reached by phone or have none.',
    why: 'Why: {why}',
    missing: { one: '{count} person missing', other: '{count} people missing' },
    who: '{name}, {age}',
    outcome: 'After the visit, tap one',
    reported: 'Report at the door',
    nobodyHome: 'Nobody at home',
    refused: 'Refused',
    movedOut: 'Moved away',
    needsHelp: 'Needs help',
    movedOutTitle: 'Did this household move away?',
    movedOutText: 'After saving, end each membership on the household’s page, so that the register follows.',
    helpTitle: 'What help is needed',
    helpLabel: 'What you saw, what is needed',
    save: 'Save',
    recorded: '{address}: {outcome}',
  },
};
