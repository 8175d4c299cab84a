import { noticeTexts } from '@linli/contracts/notices/labels';
import { isInstant } from '@linli/domain/notices/facts';
import { useLabel } from '../state/use-label.ts';
import { useWhen } from '../state/when.ts';
import type { NoticeView } from './notice-pages.ts';

/** Title and text of a notice in the language of the settings. Counts and moments are filled in; ids are not for readers. */
export function useNoticeText(): (notice: NoticeView) => { title: string; text: string } {
  const label = useLabel();
  const when = useWhen();
  return ({ kind, facts }) => {
    const { title, text } = noticeTexts[kind];
    const shown = (name: string): string => {
      const fact = facts[name];
      return typeof fact === 'number' ? String(fact) : isInstant(fact) ? when.moment(fact) : '—';
    };
    return { title: label(title), text: label(text).replace(/\{(\w+)\}/g, (_, name: string) => shown(name)) };
  };
}
