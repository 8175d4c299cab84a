import type { ReplyOf } from '@linli/contracts/catalog';
import { useState } from 'react';
import { Empty } from '../kit/empty.tsx';
import { Field } from '../kit/field.tsx';
import { Cell, List } from '../kit/list.tsx';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/call.ts';
import { usePages } from '../wire/use-pages.ts';
import { Rows } from './part.tsx';
import { useSettled } from './settled.ts';
import { registerWords } from './words/register.ts';

export type HouseholdRow = ReplyOf<'GET /people/households'>['items'][number];

/** Searches the register for one household. */
export function FindHousehold({
  label,
  areaId,
  query: first,
  onChoose,
}: {
  label: string;
  areaId: string | undefined;
  query: string;
  onChoose: (household: HouseholdRow) => void;
}) {
  const say = useWords(registerWords);
  const [typed, setTyped] = useState(first);
  const query = useSettled(typed.trim());
  const found = usePages(
    (cursor) => call('GET /people/households', { areaId, query, cursor, limit: 10 }),
    [areaId, query],
  );
  return (
    <>
      <Field
        id="find-household"
        label={label}
        value={typed}
        max={60}
        placeholder={say('searchHint')}
        onChange={setTyped}
      />
      <Rows id="found" of={found} empty={<Empty text={say('nothingFound')} note={say('nothingFoundNote')} />}>
        {(items) => (
          <List id="found">
            {items.map((row) => (
              <Cell
                key={row.householdId}
                id={`found-${row.householdId}`}
                title={row.address}
                note={row.headName ?? say('noHead')}
                onPress={() => onChoose(row)}
              />
            ))}
          </List>
        )}
      </Rows>
    </>
  );
}
