import {
  type Occupancy,
  occupancies,
  type PersonTag,
  personTags,
  tenancies,
} from '@linli/contracts/people/labels';
import type { LocalText } from '@linli/contracts/problem';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import '../../kit/chips.css';
import { Stack } from '../../kit/card.tsx';
import { SelectField } from '../../kit/date-field.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Field } from '../../kit/field.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import type { Say } from '../../words/words.ts';
import { type Area, ChooseArea } from '../choose-area.tsx';
import { useDesk } from '../desk.ts';
import type { HouseholdRow } from '../find-household.tsx';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { useSettled } from '../settled.ts';
import { registerWords } from '../words/register.ts';
import { WorkPage } from '../work-page.tsx';

const mostNames = 6;

interface Filter {
  area: Area | undefined;
  tag: PersonTag | undefined;
  occupancy: Occupancy | undefined;
}

/** Finds households and people of the register. */
export default function RegisterPage() {
  const say = useWords(registerWords);
  const about = useAbout();
  const { me, may } = useDesk();
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<Filter>({ area: undefined, tag: undefined, occupancy: undefined });
  const [filtering, setFiltering] = useState(false);
  const query = useSettled(typed.trim());
  const areaId = filter.area?.areaId ?? about.areaId;
  const { tag, occupancy } = filter;
  const found = usePages(
    (cursor) => call('GET /people/households', { areaId, query, tag, occupancy, cursor }),
    [areaId, query, tag, occupancy],
  );
  return (
    <WorkPage
      title={say('title')}
      of={[me]}
      also={[found]}
      footer={
        may('register.change') && (
          <Button id="add-household" kind="soft" icon="plus" onPress={() => go('edit-household', { areaId })}>
            {say('add')}
          </Button>
        )
      }
    >
      <Field
        id="search"
        label={say('search')}
        value={typed}
        max={60}
        placeholder={say('searchHint')}
        onChange={setTyped}
      />
      <FilterLine filter={filter} onOpen={() => setFiltering(true)} onChange={setFilter} />
      <Rows
        id="households"
        of={found}
        empty={<Empty text={say('nothingFound')} note={say('nothingFoundNote')} />}
      >
        {(items) => (
          <List id="households">
            {items.map((row) => (
              <HouseholdCell key={row.householdId} row={row} />
            ))}
          </List>
        )}
      </Rows>
      {filtering && <FilterSheet filter={filter} onChange={setFilter} onClose={() => setFiltering(false)} />}
    </WorkPage>
  );
}

function HouseholdCell({ row }: { row: HouseholdRow }) {
  const say = useWords(registerWords);
  const label = useLabel();
  const facts =
    row.occupancy === 'empty'
      ? label(occupancies.empty)
      : [
          namesIn(row.names, say),
          ...(row.tenancy === 'own' || row.tenancy === 'unknown' ? [] : [label(tenancies[row.tenancy])]),
        ].join(' · ');
  return (
    <Cell
      id={`household-${row.householdId}`}
      title={row.address}
      note={
        <View className="tagline">
          <Text>{facts}</Text>
          {row.tags.map((tag) => (
            <Tag key={tag}>{label(personTags[tag])}</Tag>
          ))}
        </View>
      }
      onPress={() => go('household', { householdId: row.householdId })}
    />
  );
}

/** Everybody who lives there, as far as a line can take them. */
function namesIn(names: readonly string[], say: Say<(typeof registerWords)['zh-Hans']>): string {
  if (names.length === 0) return say('nobody');
  const shown = names.slice(0, mostNames).join('、');
  return names.length > mostNames ? say('namesOf', { names: shown, count: names.length }) : shown;
}

interface FilterProps {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

function FilterLine({ filter, onChange, onOpen }: FilterProps & { onOpen: () => void }) {
  const say = useWords(registerWords);
  const label = useLabel();
  const drop = (key: keyof Filter, text: string) => (
    <Button
      key={key}
      id={`drop-${key}`}
      kind="soft"
      icon="close"
      label={`${say('dropFilter')} ${text}`}
      onPress={() => onChange({ ...filter, [key]: undefined })}
    >
      {text}
    </Button>
  );
  return (
    <View className="chips">
      <Button id="filters" kind="plain" onPress={onOpen}>
        {say('filters')}
      </Button>
      {filter.area && drop('area', filter.area.name)}
      {filter.tag && drop('tag', label(personTags[filter.tag]))}
      {filter.occupancy && drop('occupancy', label(occupancies[filter.occupancy]))}
    </View>
  );
}

function FilterSheet({ filter, onChange, onClose }: FilterProps & { onClose: () => void }) {
  const say = useWords(registerWords);
  const label = useLabel();
  const [choosing, setChoosing] = useState(false);
  const all = 'all' as const;
  const options = <K extends string>(labels: Record<K, LocalText>) => [
    { value: all, label: say('all') },
    ...Object.entries<LocalText>(labels).map(([value, text]) => ({ value: value as K, label: label(text) })),
  ];
  if (choosing)
    return (
      <ChooseArea
        onClose={() => setChoosing(false)}
        onChoose={(area) => {
          onChange({ ...filter, area });
          setChoosing(false);
        }}
      />
    );
  return (
    <Sheet
      id="filter"
      open
      title={say('filters')}
      onClose={onClose}
      footer={
        <Button id="filter-done" wide onPress={onClose}>
          {say('show')}
        </Button>
      }
    >
      <Stack>
        <List>
          <Cell
            id="filter-area"
            icon="building"
            title={say('filterArea')}
            note={filter.area?.fullName ?? say('wholeArea')}
            onPress={() => setChoosing(true)}
          />
        </List>
        <SelectField
          id="filter-tag"
          label={say('filterTag')}
          options={options(personTags)}
          value={filter.tag ?? all}
          onChange={(tag) => onChange({ ...filter, tag: tag === all ? undefined : tag })}
        />
        <SelectField
          id="filter-occupancy"
          label={say('filterOccupancy')}
          options={options(occupancies)}
          value={filter.occupancy ?? all}
          onChange={(occupancy) =>
            onChange({ ...filter, occupancy: occupancy === all ? undefined : occupancy })
          }
        />
      </Stack>
    </Sheet>
  );
}
