const pages = [
  'home',
  'sign-in',
  'second-factor',
  'report',
  'household',
  'member',
  'invite',
  'relatives',
  'join',
  'history',
  'ask',
  'ask-form',
  'requests',
  'request',
  'notices',
  'settings',
  'consents',
  'devices',
];

/** Their own package: who holds no post never loads it. */
const leaders = [
  'home',
  'coverage',
  'gaps',
  'split-calls',
  'calls',
  'visits',
  'callbacks',
  'alerts',
  'joins',
  'register',
  'household',
  'edit-household',
  'edit-member',
  'household-code',
  'rounds',
  'round',
  'open-round',
  'areas',
  'move-area',
  'area-moves',
  'posts',
  'appoint',
  'imports',
  'import-file',
  'export',
  'cases',
  'case',
  'pleas',
  'supervisions',
  'rates',
  'requests',
  'team',
  'absences',
  'ladders',
  'ladder',
  'kinds',
  'checkpoints',
  'checkpoint',
  'edit-checkpoint',
  'demand',
  'edit-demand',
  'shift-times',
  'shift-rules',
];

/** Their own package as well: those who take errands and shifts. */
const volunteers = [
  'duty',
  'offers',
  'offer',
  'near',
  'errands',
  'errand',
  'hours',
  'shifts',
  'my-shifts',
  'shift',
  'relieves',
  'availability',
];

/** Colours around the page follow the phone's dark mode by theme.json; the browser has its own meta tags. */
const bars = {
  // Names in theme.json, which Taro's types do not know.
  navigationBarTextStyle: '@bar' as string as 'black',
  backgroundColor: '@ground',
  backgroundTextStyle: '@dots' as string as 'dark',
};

const weapp = { darkmode: true, themeLocation: 'theme.json', __usePrivacyCheck__: true };

export default defineAppConfig({
  pages: pages.map((page) => `pages/${page}/index`),
  subPackages: [
    { root: 'kit-page', pages: ['index'] },
    { root: 'leaders', pages: leaders.map((page) => `${page}/index`) },
    { root: 'volunteers', pages: volunteers.map((page) => `${page}/index`) },
  ],
  ...(process.env.TARO_ENV === 'weapp' ? weapp : {}),
  window: { navigationStyle: 'custom', ...(process.env.TARO_ENV === 'weapp' ? bars : {}) },
  lazyCodeLoading: 'requiredComponents',
});
