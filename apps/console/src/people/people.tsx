import { type Role, roleNames, roles } from '@linli/contracts/identity/roles';
import { type CoverageFault, coverageFaults } from '@linli/contracts/people/labels';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { Filter } from '../shell/filter.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { oneOf } from '../shell/search.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { peopleWords } from '../words/people.ts';
import { AppointSheet } from './appoint-sheet.tsx';
import { DoubtTable } from './doubt-table.tsx';
import { EmptyTable } from './empty-table.tsx';
import { HandoverTable } from './handover-table.tsx';
import { LeftTable } from './left-table.tsx';
import { PostTable } from './post-table.tsx';

const route = getRouteApi('/desk/people');
const views = ['held', 'ending', 'empty', 'doubts', 'left', 'ended', 'handovers'] as const;
/** Views that are lists of posts. */
const ofPosts = ['held', 'ending', 'ended'] as const;
const nobody = { held: 'nobodyHeld', ending: 'nobodyEnding', ended: 'nobodyEnded' } as const;
const faults = Object.keys(coverageFaults) as CoverageFault[];
/** Figures of a doubt stand in its text; as the name of a filter it has none. */
const plain = (text: { zh: string; en: string }) => ({
  zh: text.zh.replace(/\{\w+\}/g, 'N'),
  en: text.en.replace(/\{\w+\}/g, 'N'),
});

/** Who holds what, which posts nobody fills, which names stand for nobody, and what was handed over. */
export function People() {
  const say = useWords(peopleWords);
  const label = useLabel();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { areaId } = useArea();
  const { data: me } = useMe();
  const [appointing, setAppointing] = useState(false);
  const view = oneOf(views, search.view) ?? 'held';
  const role = oneOf<Role>(roleNames, search.role);
  const fault = oneOf(faults, search.fault);
  const when = oneOf(ofPosts, view);
  const change = (name: 'view' | 'role' | 'fault' | 'name', value: string | undefined) =>
    void navigate({
      search: ({ [name]: _, ...rest }) => (value ? { ...rest, [name]: value } : rest),
      replace: true,
    });
  return (
    <>
      <h1>{say('title')}</h1>
      <div className="filters">
        <Radio.Group
          aria-label={say('view')}
          optionType="button"
          value={view}
          options={views.map((value) => ({ value, label: say(value) }))}
          onChange={({ target }) =>
            change('view', target.value === 'held' ? undefined : String(target.value))
          }
        />
        {(when || view === 'empty') && (
          <Filter
            label={say('role')}
            value={role}
            onChange={(value) => change('role', value)}
            options={roleNames.map((value) => ({ value, label: label(roles[value]) }))}
          />
        )}
        {when && (
          <label htmlFor="find">
            {say('find')}
            <Input.Search
              id="find"
              className="find"
              defaultValue={search.name}
              maxLength={30}
              allowClear
              onSearch={(value) => change('name', value.trim())}
            />
          </label>
        )}
        {view === 'doubts' && (
          <Filter
            label={say('fault')}
            value={fault}
            onChange={(value) => change('fault', value)}
            options={faults.map((value) => ({ value, label: label(plain(coverageFaults[value])) }))}
          />
        )}
        {holds(me, 'posts.give') && (
          <Button type="primary" onClick={() => setAppointing(true)}>
            {say('appoint')}
          </Button>
        )}
      </div>
      {areaId !== undefined && (
        <div className="card">
          {when && <Held areaId={areaId} when={when} {...(role ? { role } : {})} name={search.name ?? ''} />}
          {view === 'empty' && <Empty areaId={areaId} {...(role ? { role } : {})} />}
          {view === 'doubts' && <Doubts areaId={areaId} {...(fault ? { fault } : {})} />}
          {view === 'left' && <Left areaId={areaId} />}
          {view === 'handovers' && <Handovers areaId={areaId} />}
        </div>
      )}
      {appointing && areaId !== undefined && (
        <AppointSheet areaId={areaId} onClose={() => setAppointing(false)} />
      )}
    </>
  );
}

function Held(input: { areaId: string; when: (typeof ofPosts)[number]; role?: Role; name: string }) {
  const say = useWords(peopleWords);
  const posts = useParts('GET /people/appointments', { ...input, limit: 50 });
  return (
    <Rows of={posts} empty={say(nobody[input.when])}>
      {(items) => <PostTable items={items} ended={input.when === 'ended'} />}
    </Rows>
  );
}

function Empty(input: { areaId: string; role?: Role }) {
  const say = useWords(peopleWords);
  const posts = useParts('GET /people/empty-posts', { ...input, limit: 50 });
  return (
    <Rows of={posts} empty={say('noEmpty')}>
      {(items) => <EmptyTable items={items} />}
    </Rows>
  );
}

function Doubts(input: { areaId: string; fault?: CoverageFault }) {
  const say = useWords(peopleWords);
  const people = useParts('GET /people/false-coverage', { ...input, limit: 50 });
  return (
    <Rows of={people} empty={say('noDoubts')}>
      {(items) => <DoubtTable items={items} />}
    </Rows>
  );
}

function Left(input: { areaId: string }) {
  const say = useWords(peopleWords);
  const people = useParts('GET /succession/left-behind', { ...input, limit: 50 });
  return (
    <Rows of={people} empty={say('noLeft')}>
      {(items) => <LeftTable items={items} />}
    </Rows>
  );
}

function Handovers(input: { areaId: string }) {
  const say = useWords(peopleWords);
  const handovers = useParts('GET /succession/handovers', { ...input, limit: 50 });
  return (
    <Rows of={handovers} empty={say('noHandovers')}>
      {(items) => <HandoverTable items={items} />}
    </Rows>
  );
}
