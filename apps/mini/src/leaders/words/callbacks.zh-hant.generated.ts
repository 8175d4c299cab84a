// Generated from callbacks.ts: run `pnpm dictionaries`.
export default {
  title: '電話告知',
  intro: '消息送不到這些人，請打個電話。本人在應用裡看過的，會自動從這裡消失。',
  none: '沒有要打的電話',
  noneNote: '消息送不到誰，會出現在這裡。',
  why: '要告訴的事',
  since: '{moment} 起送不到',
  attempts: '打過 {count} 次沒人接',
  noNumber: '沒有登記電話，請上門',
  call: '撥打 {phone}',
  logged: '看號碼會留下記錄',
  outcome: '打完了，結果是：',
  recorded: '{name}：已記下',
} as const;
