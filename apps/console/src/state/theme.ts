import { type ThemeConfig, theme } from 'antd';
import { useSyncExternalStore } from 'react';
import { useSettings } from './settings.ts';

const wantsDark = window.matchMedia('(prefers-color-scheme: dark)');

/** Whether dark colours are shown: as set here, else as the computer has it. */
export function useDark(): boolean {
  const scheme = useSettings((settings) => settings.scheme);
  const system = useSyncExternalStore(
    (changed) => {
      wantsDark.addEventListener('change', changed);
      return () => wantsDark.removeEventListener('change', changed);
    },
    () => wantsDark.matches,
  );
  return scheme === 'system' ? system : scheme === 'dark';
}

const family =
  '"PingFang SC", "HarmonyOS Sans SC", MiSans, "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang TC", "Noto Sans TC", system-ui, sans-serif';

/** The colours of the mini-program (apps/mini/src/kit/tokens.css) in Ant Design's terms; contrasts as there. */
export const themeOf = (dark: boolean): ThemeConfig => ({
  algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    fontFamily: family,
    fontSize: 15,
    borderRadius: 8,
    motion: false,
    ...(dark
      ? {
          colorPrimary: '#3f9e82',
          colorLink: '#72cdb1',
          colorLinkHover: '#9be0ca',
          colorBgBase: '#0f1513',
          colorBgLayout: '#0f1513',
          colorBgContainer: '#19211e',
          colorBgElevated: '#222c28',
          colorBorder: '#74837c',
          colorBorderSecondary: '#2c3733',
          colorTextBase: '#e8efeb',
          colorTextSecondary: '#abb9b2',
          colorTextDescription: '#abb9b2',
          colorTextPlaceholder: '#9aa8a1',
          colorError: '#ff9f94',
          colorWarning: '#f3c674',
          colorSuccess: '#86d3a1',
        }
      : {
          colorPrimary: '#17624f',
          colorLink: '#17624f',
          colorLinkHover: '#0f4638',
          colorBgLayout: '#eef2ee',
          colorTextBase: '#1c2924',
          colorTextSecondary: '#4d5b54',
          colorTextDescription: '#4d5b54',
          colorTextPlaceholder: '#66746d',
          colorError: '#ab2318',
          colorWarning: '#7d4a00',
          colorSuccess: '#1b653c',
        }),
  },
  components: {
    Layout: {
      siderBg: dark ? '#141c19' : '#ffffff',
      headerBg: dark ? '#141c19' : '#ffffff',
      headerHeight: 56,
    },
    Button: dark ? { primaryColor: '#06231b', colorPrimary: '#72cdb1', colorPrimaryHover: '#9be0ca' } : {},
  },
});
