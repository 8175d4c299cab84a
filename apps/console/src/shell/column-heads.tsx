import type { ReactNode } from 'react';

/** The head of a table: a word over each column, and what else stands there. */
export function ColumnHeads<Name extends string>({
  of,
  say,
  children,
}: {
  of: readonly Name[];
  say: (name: Name) => string;
  children?: ReactNode;
}) {
  return (
    <thead>
      <tr>
        {of.map((name) => (
          <th key={name} scope="col">
            {say(name)}
          </th>
        ))}
        {children}
      </tr>
    </thead>
  );
}
