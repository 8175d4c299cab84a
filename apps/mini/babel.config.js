// ios 12 / chrome 70 is what WeChat's own base library still supports; older targets only add helpers.
module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets: { ios: '12', chrome: '70' } }],
  ],
};
