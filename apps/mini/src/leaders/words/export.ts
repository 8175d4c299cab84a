import type { Words } from '../../words/words.ts';
import zhHant from './export.zh-hant.generated.ts';

export const zhHans = {
  title: '导出名册',
  intro: '导出的表里，手机号和证件号只有一部分。谁导的、为什么、多少行，都会记下来；链接几分钟后作废。',
  where: '导哪里',
  format: '格式',
  xlsx: 'Excel 表格（xlsx）',
  csv: '文本表格（csv）',
  reason: '为什么要导出',
  reasonHint: '例如：报街道 8 月台账',
  reasonMissing: '请写清楚原因',
  go: '导出',
  making: '正在生成，请稍等',
  ready: '好了，{rows} 行',
  until: '{moment} 前可以下载，过后要重新导出',
  download: '下载',
  expired: '链接已经作废，请重新导出',
  failed: '没有生成出来，请再试一次',
  notOpened: '没有打开，请在电脑上下载',
  again: '再导出一次',
} as const;

export const exportWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    title: 'Export the register',
    intro:
      'Phone and id numbers are exported in part only. Who exported, why and how many rows goes on record; the link ends after minutes.',
    where: 'Which area',
    format: 'Format',
    xlsx: 'Excel workbook (xlsx)',
    csv: 'Plain table (csv)',
    reason: 'What for',
    reasonHint: 'For example: August list for the street office',
    reasonMissing: 'Please say what for',
    go: 'Export',
    making: 'Being made, please wait',
    ready: 'Ready: {rows} rows',
    until: 'Can be fetched until {moment}; then export again',
    download: 'Download',
    expired: 'The link has ended; please export again',
    failed: 'It was not made; please try again',
    notOpened: 'It did not open; please fetch it on a computer',
    again: 'Export again',
  },
};
