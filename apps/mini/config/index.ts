import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

const target = process.env.TARO_ENV;
// WeChat's tools run on the developer's machine; a released build names its own API.
const api = process.env.LINLI_API || (target === 'weapp' ? 'http://127.0.0.1:8080/api' : '/api');
const ourSources = ['packages', 'apps/api/src/client'].map((folder) =>
  path.resolve(__dirname, '../../..', folder),
);

// Already ES2017 as published: sending them through babel again costs a sixth of the build.
const readyMade =
  /node_modules[\\/](@stencil|@tarojs[\\/](components|router|runtime|shared|react|plugin-framework-react|plugin-platform-h5))/;
const needsBabel = /taro-h5|components-react/;

export default defineConfig<'webpack5'>({
  projectName: 'linli',
  date: '2026-11-21',
  designWidth: 375,
  deviceRatio: { 375: 1, 750: 0.5 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  framework: 'react',
  plugins: target === 'weapp' ? [path.resolve(__dirname, 'accessible-weapp.js')] : [],
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // The cache key does not see environment variables, so every switch goes into its name.
  cache: {
    enable: true,
    name: [target, api].join('-').replace(/[^\w-]/g, '_'),
  },
  defineConstants: { 'process.env.LINLI_API': JSON.stringify(api) },
  jsMinimizer: 'terser',
  mini: {
    compile: { include: ourSources },
    // Sizes are written in px = dp on both targets: text must not shrink on a narrow phone.
    postcss: { pxtransform: { enable: false, config: {} } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    router: { mode: 'browser' },
    postcss: { pxtransform: { enable: false, config: {} } },
    compile: {
      include: ourSources,
      exclude: [(file: string) => readyMade.test(file) && !needsBabel.test(file)],
    },
    // By default every page chunk repeats the shared code.
    webpackChain(chain) {
      chain.merge({ optimization: { splitChunks: { chunks: 'all' } } });
    },
  },
});
