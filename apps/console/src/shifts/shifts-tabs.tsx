import { PageTabs } from '../shell/page-tabs.tsx';
import { useWords } from '../state/use-words.ts';
import { shiftsWords } from '../words/shifts.ts';

const pages = [
  { name: 'now', to: '/shifts', right: 'shifts.view-people' },
  { name: 'board', to: '/shifts/board', right: 'shifts.view-people' },
  { name: 'people', to: '/shifts/people', right: 'shifts.view-people' },
  { name: 'settle', to: '/shifts/settle', right: 'shifts.lead' },
  { name: 'rosters', to: '/shifts/rosters', right: 'rosters.view' },
  { name: 'demand', to: '/shifts/demand', right: 'shifts.view-people' },
] as const;

/** The pages about shifts. */
export function ShiftsTabs() {
  const say = useWords(shiftsWords);
  return (
    <PageTabs label={say('pages')} pages={pages.map(({ name, ...page }) => ({ ...page, word: say(name) }))} />
  );
}
