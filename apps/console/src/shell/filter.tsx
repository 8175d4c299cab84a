import { Select } from 'antd';
import { useId } from 'react';
import { useWords } from '../state/use-words.ts';
import { shellWords } from '../words/shell.ts';

/** From so many on one types rather than looks. */
const many = 20;

/** One filter of a list. What is chosen stands in the address, so that a filtered list can be kept and sent. */
export function Filter<N extends string>({
  label,
  value,
  options,
  needed = false,
  onChange,
}: {
  label: string;
  value: N | undefined;
  options: readonly { value: N; label: string }[];
  /** There is no choosing none. */
  needed?: boolean;
  onChange: (value: N | undefined) => void;
}) {
  const say = useWords(shellWords);
  const id = useId();
  return (
    <label htmlFor={id}>
      {label}
      <Select
        id={id}
        className="filter"
        popupMatchSelectWidth={false}
        showSearch={options.length > many && { optionFilterProp: 'label' }}
        value={value ?? ''}
        options={needed ? [...options] : [{ value: '', label: say('all') }, ...options]}
        onChange={(chosen) => onChange(chosen === '' ? undefined : (chosen as N))}
      />
    </label>
  );
}
