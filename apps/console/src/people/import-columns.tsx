import { registerFields } from '@linli/contracts/people/labels';
import type { ColumnMapping, ImportView, RegisterField } from '@linli/contracts/people/register-endpoints';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { importWords } from '../words/import.ts';

type Mappings = Record<string, ColumnMapping | null>;

/** Which column of each sheet is what; it is remembered for files with the same headings. The dry run starts from here. */
export function ImportColumns({ file: { importId, sheets, state } }: { file: ImportView }) {
  const say = useWords(importWords);
  const act = useAct();
  const [mappings, setMappings] = useState<Mappings>(() =>
    Object.fromEntries(sheets.map(({ name, mapping }) => [name, mapping])),
  );
  const known = new Map(sheets.map(({ name, mapping }) => [name, mapping]));
  const check = () =>
    act('POST /people/check-import', {
      importId,
      mappings: sheets.map(({ name }) => ({ sheet: name, mapping: mappings[name] ?? null })),
    });
  return (
    <>
      <p className="note">{say('columnsNote')}</p>
      {sheets.map(({ name, rows }) => (
        <Sheet
          key={name}
          name={name}
          rows={rows}
          found={known.get(name) ?? null}
          mapping={mappings[name] ?? null}
          onChange={(mapping) => setMappings((before) => ({ ...before, [name]: mapping }))}
        />
      ))}
      <Button type={state === 'checked' ? 'default' : 'primary'} onClick={check}>
        {say(state === 'uploaded' ? 'check' : 'checkAgain')}
      </Button>
    </>
  );
}

function Sheet({
  name,
  rows,
  found,
  mapping,
  onChange,
}: {
  name: string;
  rows: number;
  /** As the server found it, or as it was chosen before. */
  found: ColumnMapping | null;
  mapping: ColumnMapping | null;
  onChange: (mapping: ColumnMapping | null) => void;
}) {
  const say = useWords(importWords);
  const label = useLabel();
  const id = useId();
  const options = [
    { value: '', label: say('leaveOut') },
    ...Object.entries(registerFields).map(([value, text]) => ({ value, label: label(text) })),
  ];
  const choose = (column: number, field: string) =>
    mapping &&
    onChange({
      ...mapping,
      columns: mapping.columns.map((each) =>
        each.column === column ? { ...each, field: field === '' ? null : (field as RegisterField) } : each,
      ),
    });
  return (
    <section className="sheet" aria-labelledby={id}>
      <h3 id={id}>{say('sheetOf', { name, rows })}</h3>
      {found === null ? (
        <p className="note">{say('noHeadings')}</p>
      ) : (
        <Checkbox
          checked={mapping !== null}
          onChange={({ target }) => onChange(target.checked ? found : null)}
        >
          {say('takeSheet', { name })}
        </Checkbox>
      )}
      {mapping && (
        <div className="scroll">
          <label className="filters" htmlFor={`${id}-row`}>
            {say('headerRow')}
            <InputNumber
              id={`${id}-row`}
              min={1}
              max={50}
              precision={0}
              value={mapping.headerRow}
              onChange={(headerRow) => onChange({ ...mapping, headerRow: headerRow ?? 1 })}
            />
          </label>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say('heading')}</th>
                <th scope="col">{say('means')}</th>
              </tr>
            </thead>
            <tbody>
              {mapping.columns.map(({ column, heading, field }) => (
                <tr key={column}>
                  <th scope="row">{heading === '' ? say('columnOf', { column }) : heading}</th>
                  <td>
                    <Select
                      className="filter"
                      popupMatchSelectWidth={false}
                      aria-label={heading === '' ? say('columnOf', { column }) : heading}
                      value={field ?? ''}
                      options={options}
                      onChange={(chosen) => choose(column, chosen)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
