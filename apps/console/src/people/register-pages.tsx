import { Link } from '@tanstack/react-router';
import { holds, useMe } from '../shell/me.ts';
import { useWords } from '../state/use-words.ts';
import { registerWords } from '../words/register.ts';

const parts = [
  { name: 'households', to: '/register', right: 'register.search' },
  { name: 'joins', to: '/register/joins', right: 'joins.decide' },
  { name: 'imports', to: '/register/imports', right: 'register.import' },
  { name: 'areas', to: '/register/areas', right: 'areas.view' },
] as const;

/** The parts of the register, those one may use. */
export function RegisterPages() {
  const say = useWords(registerWords);
  const { data: me } = useMe();
  return (
    <nav className="tabs" aria-label={say('parts')}>
      {parts
        .filter(({ right }) => holds(me, right))
        .map(({ name, to }) => (
          <Link
            key={name}
            to={to}
            className="tabs__link"
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ className: 'tabs__link--here' }}
          >
            {say(name)}
          </Link>
        ))}
    </nav>
  );
}
