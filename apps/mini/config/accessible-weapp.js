/**
 * Taro plugin: lets `aria-*` attributes reach WXML. Taro 4.2.1's weapp templates name every allowed attribute and
 * know none of them, so roles and names would be dropped silently.
 */
const path = require('node:path');
const { ariaComponents } = require('./accessible-weapp-attributes.js');

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, ariaComponents);
      const runtime = path.resolve(__dirname, 'accessible-weapp-runtime.js');
      platform.runtimePath = [].concat(platform.runtimePath, runtime);
    },
  });
};
