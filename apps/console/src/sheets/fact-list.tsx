import type { LocalText } from '@linli/contracts/problem';
import type { SheetMapping } from '@linli/contracts/sheets/endpoints';
import { type FactGroup, factGroups, figures } from '@linli/contracts/sheets/figures';
import { sourceNamed } from '@linli/contracts/sheets/sources';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useLabel, useWords } from '../state/use-words.ts';
import { sheetsWords } from '../words/sheets.ts';
import type { Place } from './mapping-draft.ts';

type Choice = SheetMapping['cells'][string];

interface Fact extends LocalText {
  readonly key: string;
  readonly alike: readonly string[];
  readonly masked: boolean;
}

const plain = (text: string) => text.toLowerCase().replace(/\s/g, '');

/** Facts of a group, or the columns of a source. */
function offered(place: Place, source: string | null): { name: LocalText; facts: Fact[] }[] {
  if (place.column === null)
    return (Object.keys(factGroups) as FactGroup[]).map((group) => ({
      name: factGroups[group],
      facts: Object.entries(figures)
        .filter(([, figure]) => figure.group === group)
        .map(([key, { zh, en, alike = [] }]) => ({ key, zh, en, alike, masked: false })),
    }));
  const known = source === null ? undefined : sourceNamed(source);
  if (known === undefined) return [];
  return [
    {
      name: known,
      facts: Object.entries(known.columns).map(([key, { zh, en, alike = [], masked = false }]) => ({
        key,
        zh,
        en,
        alike,
        masked,
      })),
    },
  ];
}

/** What can fill a place, found by any word for it. */
export function FactList({
  place,
  source,
  choice,
  mayChange,
  onChoose,
}: {
  place: Place;
  source: string | null;
  choice: Choice | undefined;
  mayChange: boolean;
  onChoose: (choice: Choice | undefined) => void;
}) {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const [query, setQuery] = useState('');
  const chosen = choice !== undefined && 'fact' in choice ? choice.fact : null;
  const left = choice !== undefined && 'leave' in choice;
  const matches = (fact: Fact) =>
    [label(fact), fact.zh, fact.en, fact.key, ...fact.alike].some((word) =>
      plain(word).includes(plain(query)),
    );
  const groups = offered(place, source)
    .map(({ name, facts }) => ({ name, facts: facts.filter(matches) }))
    .filter(({ facts }) => facts.length > 0);
  if (place.column !== null && source === null) return <p className="note">{say('sourceFirst')}</p>;
  return (
    <>
      <Input.Search
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <div className="form-facts">
        {groups.map(({ name, facts }) => (
          <section key={name.zh}>
            <h3>{label(name)}</h3>
            <ul className="plain form-facts__list">
              {facts.map((fact) => (
                <li key={fact.key}>
                  <Button
                    type={chosen === fact.key ? 'primary' : 'default'}
                    aria-pressed={chosen === fact.key}
                    disabled={!mayChange}
                    onClick={() => onChoose({ fact: fact.key })}
                  >
                    {label(fact)}
                    {fact.masked && <span> · {say('masked')}</span>}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className="note">{say('noFact')}</p>}
      </div>
      {mayChange && (
        <div className="acts">
          <Button aria-pressed={left} onClick={() => onChoose({ leave: true })}>
            {say('leaveEmpty')}
          </Button>
          {choice !== undefined && <Button onClick={() => onChoose(undefined)}>{say('takeAway')}</Button>}
        </div>
      )}
    </>
  );
}
