import { PageTabs } from '../shell/page-tabs.tsx';
import { useWords } from '../state/use-words.ts';
import { registerWords } from '../words/register.ts';

const pages = [
  { name: 'households', to: '/register', right: 'register.search' },
  { name: 'joins', to: '/register/joins', right: 'joins.decide' },
  { name: 'imports', to: '/register/imports', right: 'register.import' },
  { name: 'areas', to: '/register/areas', right: 'areas.view' },
] as const;

/** The parts of the register. */
export function RegisterPages() {
  const say = useWords(registerWords);
  return (
    <PageTabs label={say('parts')} pages={pages.map(({ name, ...page }) => ({ ...page, word: say(name) }))} />
  );
}
