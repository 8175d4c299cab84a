import { registerFields } from '@linli/contracts/people/labels';
import type { RegisterField } from '@linli/contracts/people/register-endpoints';
import { Card, Paragraph } from '../../kit/card.tsx';
import { SelectField } from '../../kit/date-field.tsx';
import { List } from '../../kit/list.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { columnLetters } from '../column-letters.ts';
import { importsWords } from '../words/imports.ts';
import { type ChosenSheet, withField } from './mapping.ts';

const fields = Object.keys(registerFields) as RegisterField[];
const notTaken = 'none';

/** What each column of each sheet holds. */
export function Columns({
  sheets,
  onChange,
}: {
  sheets: readonly ChosenSheet[];
  onChange: (sheets: ChosenSheet[]) => void;
}) {
  return (
    <>
      {sheets.map((sheet, at) => (
        <Sheet
          key={sheet.name}
          id={`sheet-${at}`}
          sheet={sheet}
          onChange={(next) => onChange(sheets.map((one, index) => (index === at ? next : one)))}
        />
      ))}
    </>
  );
}

function Sheet({
  id,
  sheet,
  onChange,
}: {
  id: string;
  sheet: ChosenSheet;
  onChange: (sheet: ChosenSheet) => void;
}) {
  const say = useWords(importsWords);
  const label = useLabel();
  const { name, rows, taken, mapping } = sheet;
  const options = [
    { value: notTaken, label: say('notTaken') },
    ...fields.map((value) => ({ value, label: label(registerFields[value]) })),
  ] as const;
  return (
    <>
      <List title={`${say('sheetTitle', { sheet: name })} · ${say('rows', { count: rows })}`}>
        <Toggle
          id={`${id}-taken`}
          label={say('useSheet')}
          note={mapping ? say('headerRow', { row: mapping.headerRow }) : say('noHeadings')}
          on={taken}
          disabled={!mapping}
          onChange={(on) => onChange({ ...sheet, taken: on })}
        />
      </List>
      {taken && mapping && (
        <Card>
          {mapping.columns.length === 0 && <Paragraph note>{say('noHeadings')}</Paragraph>}
          {mapping.columns.map(({ column, heading, field }) => (
            <SelectField<RegisterField | typeof notTaken>
              key={column}
              id={`${id}-${column}`}
              label={say('column', {
                letter: columnLetters(column),
                heading: heading.trim() || say('noHeading'),
              })}
              options={options}
              value={field ?? notTaken}
              onChange={(value) => onChange(withField(sheet, column, value === notTaken ? null : value))}
            />
          ))}
        </Card>
      )}
    </>
  );
}
