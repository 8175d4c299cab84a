import { type SheetPeriod, sheetPeriods } from '@linli/contracts/sheets/labels';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useToday } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { sheetsWords } from '../words/sheets.ts';

export interface Period {
  readonly kind: SheetPeriod;
  /** Any civil day of it. */
  readonly day: string;
}
export const periodNames = Object.keys(sheetPeriods) as SheetPeriod[];

/** The period that is looked at; today until somebody chooses. */
export function usePeriod(): [Period, (period: Period) => void] {
  const today = useToday();
  const [chosen, setChosen] = useState<Partial<Period>>({});
  return [{ kind: chosen.kind ?? 'day', day: chosen.day ?? today }, setChosen];
}

/** Which period, and a day in it. */
export function PeriodFields({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const id = useId();
  return (
    <div className="filters">
      <label htmlFor={`${id}-kind`}>
        {say('period')}
        <Select
          id={`${id}-kind`}
          className="filter"
          popupMatchSelectWidth={false}
          value={period.kind}
          options={periodNames.map((value) => ({ value, label: label(sheetPeriods[value]) }))}
          onChange={(kind) => onChange({ ...period, kind })}
        />
      </label>
      <label htmlFor={`${id}-day`}>
        {say('dayIn')}
        <Input
          id={`${id}-day`}
          type="date"
          required
          value={period.day}
          onChange={({ target }) => target.value !== '' && onChange({ ...period, day: target.value })}
        />
      </label>
    </div>
  );
}
