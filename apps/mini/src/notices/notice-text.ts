import { noticeTexts } from '@linli/contracts/notices/labels';
import { isInstant } from '@linli/domain/notices/facts';
import { useLabel } from '../state/use-label.ts';
import { useWhen } from '../state/when.ts';
import type { NoticeView } from './notice-pages.ts';

/** Title and text of a notice in the language of the settings. Counts and moments are filled in; ids are not for readers. */
export function useNoticeText(): (notice: NoticeView) => { title: string; text: string } {
  const label = useLabel();
  const when = useWhen();
  return ({ kind, facts: told }) => {
    const { title, text } = noticeTexts[kind];
    const named = [...text.zh.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const shown = (fact: NoticeView['facts'][string] | undefined) =>
      typeof fact === 'number' ? fact : isInstant(fact) ? when.moment(fact) : '—';
    const facts = Object.fromEntries(named.map((name) => [name, shown(told[name])]));
    return { title: label(title), text: label(text, facts) };
  };
}
