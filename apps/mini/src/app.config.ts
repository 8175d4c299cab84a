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
];

export default defineAppConfig({
  pages: pages.map((page) => `pages/${page}/index`),
  subPackages: [
    { root: 'kit-page', pages: ['index'] },
    { root: 'leaders', pages: leaders.map((page) => `${page}/index`) },
  ],
  window: { navigationStyle: 'custom', backgroundTextStyle: 'dark' },
  lazyCodeLoading: 'requiredComponents',
});
