import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider, Layout } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import zhTW from 'antd/locale/zh_TW';
import { useEffect } from 'react';
import { router } from './router.ts';
import { useSettings } from './state/settings.ts';
import { themeOf, useDark } from './state/theme.ts';
import { useWords } from './state/use-words.ts';
import { queries } from './wire/queries.ts';
import { shellWords } from './words/shell.ts';

const locales = { 'zh-Hans': zhCN, 'zh-Hant': zhTW, en: enUS };

/** The whole console. */
export function Desk() {
  const say = useWords(shellWords);
  const language = useSettings((settings) => settings.language);
  const dark = useDark();
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.scheme = dark ? 'dark' : 'light';
    document.title = say('name');
  });
  return (
    <ConfigProvider locale={locales[language]} theme={themeOf(dark)} button={{ autoInsertSpace: false }}>
      <App component={false}>
        <QueryClientProvider client={queries}>
          <Layout className="ground">
            <RouterProvider router={router} />
          </Layout>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
