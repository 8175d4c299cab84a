import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useReading } from '../wire/queries.ts';

/** Finds one household by what one types of its address or people. */
export function HouseholdPicker({
  id,
  value,
  start = '',
  onChange,
}: {
  id?: string;
  value?: string;
  /** Searched for before anything is typed. */
  start?: string;
  onChange?: (householdId: string) => void;
}) {
  const [typed, setTyped] = useState(start);
  const query = useDeferredValue(typed.trim().slice(0, 60));
  const found = useReading('GET /people/households', { query, limit: 20 }, { enabled: query !== '' });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={(query === '' ? [] : (found.data?.items ?? [])).map(({ householdId, address, names }) => ({
        value: householdId,
        label: [address, ...names].join(' · '),
      }))}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
