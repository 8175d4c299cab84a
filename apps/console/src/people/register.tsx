import {
  type Occupancy,
  occupancies,
  type PersonTag,
  personTags,
  tenancies,
} from '@linli/contracts/people/labels';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Filter } from '../shell/filter.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { SavedFilters } from '../shell/saved-filters.tsx';
import { oneOf } from '../shell/search.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { registerWords } from '../words/register.ts';
import { ExportSheet } from './export-sheet.tsx';
import { HouseholdSheet } from './household-sheet.tsx';
import { RegisterPages } from './register-pages.tsx';
import { Tags } from './tags.tsx';

const route = getRouteApi('/desk/register');
const tags = Object.keys(personTags) as PersonTag[];
const states = Object.keys(occupancies) as Occupancy[];
const phones = { nobody: 'phoneNobody', 'not-all': 'phoneNotAll' } as const;
const phoneNames = Object.keys(phones) as (keyof typeof phones)[];

/** Households of an area, found by name, pinyin, a whole phone or id number, a plate, or an address. */
export function Register() {
  const say = useWords(registerWords);
  const label = useLabel();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: me } = useMe();
  const [sheet, setSheet] = useState<'add' | 'export'>();
  const tag = oneOf(tags, search.tag);
  const occupancy = oneOf(states, search.occupancy);
  const phone = oneOf(phoneNames, search.phone);
  const households = useParts('GET /people/households', {
    ...useArea(),
    ...(search.query ? { query: search.query.slice(0, 60) } : {}),
    ...(tag ? { tag } : {}),
    ...(occupancy ? { occupancy } : {}),
    ...(phone ? { phone } : {}),
    limit: 50,
  });
  const filter = (name: 'query' | 'tag' | 'occupancy' | 'phone') => (value: string | undefined) =>
    void navigate({
      search: ({ [name]: _, ...rest }) =>
        value === undefined || value === '' ? rest : { ...rest, [name]: value },
    });
  return (
    <>
      <h1>{say('title')}</h1>
      <SavedFilters page="register" />
      <RegisterPages />
      <search className="filters">
        <Input.Search
          key={search.query ?? ''}
          className="register__query"
          aria-label={say('query')}
          placeholder={say('queryHint')}
          defaultValue={search.query ?? ''}
          maxLength={60}
          allowClear
          enterButton={say('search')}
          onSearch={(text) => filter('query')(text.trim())}
        />
        <Filter
          label={say('tag')}
          value={tag}
          onChange={filter('tag')}
          options={tags.map((value) => ({ value, label: label(personTags[value]) }))}
        />
        <Filter
          label={say('occupancy')}
          value={occupancy}
          onChange={filter('occupancy')}
          options={states.map((value) => ({ value, label: label(occupancies[value]) }))}
        />
        <Filter
          label={say('phone')}
          value={phone}
          onChange={filter('phone')}
          options={phoneNames.map((value) => ({ value, label: say(phones[value]) }))}
        />
      </search>
      <div className="acts">
        {holds(me, 'register.change') && (
          <Button type="primary" onClick={() => setSheet('add')}>
            {say('addHousehold')}
          </Button>
        )}
        {holds(me, 'register.export') && <Button onClick={() => setSheet('export')}>{say('export')}</Button>}
      </div>
      <div className="card">
        <Rows of={households} empty={say('noneFound')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={['address', 'people', 'tagsOf', 'occupancy', 'tenancy']} say={say} />
              <tbody>
                {items.map((home) => (
                  <tr key={home.householdId}>
                    <th scope="row">
                      <Link to="/register/$id" params={{ id: home.householdId }}>
                        {home.address}
                      </Link>
                    </th>
                    <td>{home.names.join(say('and'))}</td>
                    <td>
                      <Tags of={home.tags} />
                    </td>
                    <td>{label(occupancies[home.occupancy])}</td>
                    <td>{label(tenancies[home.tenancy])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </div>
      {sheet === 'add' && <HouseholdSheet onClose={() => setSheet(undefined)} />}
      {sheet === 'export' && <ExportSheet onClose={() => setSheet(undefined)} />}
    </>
  );
}
