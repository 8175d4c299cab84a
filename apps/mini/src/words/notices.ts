import zhHant from './notices.zh-hant.generated.ts';
import type { Words } from './words.ts';

export const zhHans = {
  inbox: '消息',
  inboxNote: '提醒、进展和要您办的事',
  unread: '{count} 条未读',
  none: '还没有消息',
  noneNote: '有提醒或进展，会出现在这里。',
  new: '未读',
  readAll: '全部标为已读',

  settings: '消息怎么告诉您',
  wechat: '微信消息',
  wechatNote: '每同意一次，微信能发一条',
  wechatNot: '用微信小程序登录后可以用',
  sms: '短信',
  smsNote: '微信送不到、又比较要紧时',
  smsNot: '现在不能用短信',
  quiet: '夜里不打扰',
  quietNote: '{from}–{until} 不发消息，十分紧急的除外',
  quietOff: '夜里也会收到消息',
  quietFrom: '从几点',
  quietUntil: '到几点',

  subscribe: '让微信提醒您',
  subscribeNote: '微信规定：点一次，能收到一条。',
  subscribeGo: '同意再提醒一次',
  subscribed: '好的，下次会在微信里提醒您',
  subscribeRefused: '没有同意。应用里和短信还会照常。',
  subscribeOff: '微信里的订阅消息关着，请在微信的小程序设置里打开',
} as const;

export const noticesWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    inbox: 'Messages',
    inboxNote: 'Reminders, progress, and what is yours to do',
    unread: { one: '{count} unread', other: '{count} unread' },
    none: 'No messages yet',
    noneNote: 'Reminders and progress will show here.',
    new: 'New',
    readAll: 'Mark all as read',

    settings: 'How you are told',
    wechat: 'WeChat messages',
    wechatNote: 'Each time you agree, WeChat may send one',
    wechatNot: 'After signing in with the WeChat mini-program',
    sms: 'Text messages',
    smsNote: 'When it matters and WeChat does not reach you',
    smsNot: 'Not possible now',
    quiet: 'Quiet at night',
    quietNote: 'Nothing is sent {from}–{until} unless it is very urgent',
    quietOff: 'Messages come at night as well',
    quietFrom: 'From',
    quietUntil: 'Until',

    subscribe: 'Let WeChat remind you',
    subscribeNote: 'By the rules of WeChat one tap lets one message through.',
    subscribeGo: 'Agree to one more',
    subscribed: 'WeChat will tell you next time',
    subscribeRefused: 'Not agreed. The app and texts go on as before.',
    subscribeOff:
      'Subscribe messages are off in WeChat; please allow them in the settings of the mini-program',
  },
};
