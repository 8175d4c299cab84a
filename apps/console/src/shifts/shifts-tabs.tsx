import { Link } from '@tanstack/react-router';
import { holds, useMe } from '../shell/me.ts';
import { useWords } from '../state/use-words.ts';
import { shiftsWords } from '../words/shifts.ts';

const tabs = [
  { name: 'now', to: '/shifts', right: 'shifts.view-people' },
  { name: 'board', to: '/shifts/board', right: 'shifts.view-people' },
  { name: 'people', to: '/shifts/people', right: 'shifts.view-people' },
  { name: 'settle', to: '/shifts/settle', right: 'shifts.lead' },
  { name: 'rosters', to: '/shifts/rosters', right: 'rosters.view' },
  { name: 'demand', to: '/shifts/demand', right: 'shifts.view-people' },
] as const;

/** The pages about shifts, beside each other. */
export function ShiftsTabs() {
  const say = useWords(shiftsWords);
  const { data: me } = useMe();
  return (
    <nav className="tabs" aria-label={say('pages')}>
      {tabs
        .filter(({ right }) => holds(me, right))
        .map(({ name, to }) => (
          <Link
            key={name}
            to={to}
            className="tabs__link"
            activeOptions={{ exact: to === '/shifts', includeSearch: false }}
            activeProps={{ className: 'tabs__link tabs__link--here' }}
          >
            {say(name)}
          </Link>
        ))}
    </nav>
  );
}
