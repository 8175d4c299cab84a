import { type Role, roles } from '@linli/contracts/identity/roles';
import { Select } from 'antd';
import { useState } from 'react';
import { useArea } from '../shell/me.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { peopleWords } from '../words/people.ts';

/** What is chosen: an account, `stay`, or nothing. */
export type Choice = string | undefined;
export const stay = 'stay';

/** Chooses who follows, found by a part of the name among those with a post in the area that is looked at. */
export function SuccessorSelect({
  id,
  label: title,
  value,
  names,
  leaverId,
  withStay = true,
  placeholder,
  onChange,
}: {
  id?: string;
  label?: string;
  value: Choice;
  /** Names of those chosen before, whom a search may not find. */
  names: ReadonlyMap<string, string>;
  leaverId: string;
  withStay?: boolean;
  placeholder?: string;
  onChange: (value: Choice, name: string) => void;
}) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const { areaId } = useArea();
  const [name, setName] = useState('');
  const posts = useParts(
    'GET /people/appointments',
    { areaId: areaId ?? '', name, limit: 50 },
    { enabled: areaId !== undefined },
  );
  const inspects: Role = 'inspector';
  const found = posts.items
    .filter(({ accountId, role }) => accountId !== leaverId && role !== inspects)
    .filter(({ accountId }, at, all) => all.findIndex((other) => other.accountId === accountId) === at)
    .map(({ accountId, holderName, role, areaName }) => ({
      value: accountId,
      name: holderName,
      label: `${holderName} · ${label(roles[role])} · ${areaName}`,
    }));
  const known =
    value === undefined || value === stay || found.some((each) => each.value === value)
      ? []
      : [{ value, name: names.get(value) ?? '', label: names.get(value) ?? '' }];
  const options = [...(withStay ? [{ value: stay, name: '', label: say('stay') }] : []), ...known, ...found];
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(title === undefined ? {} : { 'aria-label': title })}
      className="successor"
      value={value ?? null}
      placeholder={placeholder ?? say('choose')}
      popupMatchSelectWidth={false}
      allowClear
      loading={posts.loading}
      options={options}
      showSearch={{ filterOption: false, onSearch: setName }}
      onChange={(chosen) => {
        setName('');
        onChange(chosen ?? undefined, options.find((each) => each.value === chosen)?.name ?? '');
      }}
    />
  );
}
