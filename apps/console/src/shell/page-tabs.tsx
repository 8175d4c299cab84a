import type { Right } from '@linli/domain/identity/rights';
import { Link, type LinkProps } from '@tanstack/react-router';
import { holds, useMe } from './me.ts';

export interface PageTab {
  to: NonNullable<LinkProps['to']>;
  word: string;
  right: Right;
}

/** Pages that belong together, beside each other: those one may use. */
export function PageTabs({ label, pages }: { label: string; pages: readonly PageTab[] }) {
  const { data: me } = useMe();
  return (
    <nav className="tabs" aria-label={label}>
      {pages
        .filter(({ right }) => holds(me, right))
        .map(({ to, word }) => (
          <Link
            key={to}
            to={to}
            className="tabs__link"
            activeOptions={{
              exact: pages.some((page) => page.to.startsWith(`${to}/`)),
              includeSearch: false,
            }}
            activeProps={{ className: 'tabs__link--here' }}
          >
            {word}
          </Link>
        ))}
    </nav>
  );
}
