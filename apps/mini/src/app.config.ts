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

export default defineAppConfig({
  pages: pages.map((page) => `pages/${page}/index`),
  subPackages: [{ root: 'kit-page', pages: ['index'] }],
  window: { navigationStyle: 'custom', backgroundTextStyle: 'dark' },
  lazyCodeLoading: 'requiredComponents',
});
