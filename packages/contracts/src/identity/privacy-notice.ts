import type { LocalText } from '../problem.ts';

/** 个人信息处理告知: what everybody agrees to before signing in, on the phone and at the desk. */
export const privacyNotice: readonly { readonly title: LocalText; readonly text: LocalText }[] = [
  {
    title: { zh: '谁在处理', en: 'Who' },
    text: {
      zh: '您所在社区的居民委员会，用“邻里”开展社区服务和应急工作。',
      en: 'The residents’ committee of your community, which uses Linli for its services and in emergencies.',
    },
  },
  {
    title: { zh: '收集什么', en: 'What' },
    text: {
      zh: '登录用的手机号或微信身份；您家的住址、成员和您填写的报告。健康、行程、孩子的信息要另外同意，不同意也能求助。',
      en: 'Your mobile number or WeChat identity for signing in; your address, the members of your household and the reports you write. Health, whereabouts and children’s data need a consent of their own; you can ask for help without them.',
    },
  },
  {
    title: { zh: '用来做什么', en: 'What for' },
    text: {
      zh: '知道谁家需要照应；有轮次时收集报告；有急事时联系您。不排名，不打分，不作他用。',
      en: 'To know who needs looking after, to collect reports during a round, to reach you when it matters. No ranking, no scores, nothing else.',
    },
  },
  {
    title: { zh: '谁能看到', en: 'Who sees it' },
    text: {
      zh: '只有负责您家的楼栋长、网格长和社区人员，而且只看到工作需要的部分。每次查看完整信息都有记录。',
      en: 'Only the building head, grid leader and community staff in charge of your home, and only what their work needs. Every look at full details is recorded.',
    },
  },
  {
    title: { zh: '保存多久', en: 'How long' },
    text: {
      zh: '每一轮报告都写明结束后怎样处理。应急结束，应急数据就销毁。',
      en: 'Every round says what happens to its data. When an emergency ends, its data is destroyed.',
    },
  },
  {
    title: { zh: '您的权利', en: 'Your rights' },
    text: {
      zh: '可以随时在“设置”里查看、更正、撤回同意；要注销账号，请找社区。',
      en: 'See, correct and withdraw at any time in the settings; to close your account, ask the community office.',
    },
  },
];
