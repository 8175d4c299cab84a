export default defineAppConfig({
  pages: ['pages/home/index'],
  subPackages: [{ root: 'kit-page', pages: ['index'] }],
  window: { navigationStyle: 'custom', backgroundTextStyle: 'dark' },
  lazyCodeLoading: 'requiredComponents',
});
