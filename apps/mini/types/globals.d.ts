declare module '*.css';

declare namespace NodeJS {
  interface ProcessEnv {
    /** Build target: `weapp` or `h5`; replaced by the bundler. */
    TARO_ENV: 'weapp' | 'h5';
    /** Origin and path of the API, e.g. `https://linli.example/api`; H5 defaults to the same origin. */
    LINLI_API: string;
  }
}
