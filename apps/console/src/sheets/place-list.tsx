import type { SheetMapping, TemplateView } from '@linli/contracts/sheets/endpoints';
import { type FigureKey, figures } from '@linli/contracts/sheets/figures';
import { type SourceKey, sourceKeys, sourceNamed, sources } from '@linli/contracts/sheets/sources';
import { Select } from 'antd';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { sheetsWords } from '../words/sheets.ts';
import { choiceAt, type Place, type placesOf, withOnly, withSource } from './mapping-draft.ts';
import type { Preview } from './use-preview.ts';

interface Shown {
  readonly mapping: SheetMapping;
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** Every place of the template with what fills it and the value it would have; row blocks with their source. */
export function PlaceList({
  template,
  places,
  preview,
  onMapping,
  ...shown
}: Shown & {
  template: TemplateView;
  places: ReturnType<typeof placesOf>;
  preview: Preview | undefined;
  onMapping: (mapping: SheetMapping) => void;
}) {
  const say = useWords(sheetsWords);
  const values = new Map(preview?.cells.map(({ name, value }) => [name, value]));
  return (
    <>
      {places.cells.length > 0 && (
        <>
          <h3>{say('cells')}</h3>
          <PlaceTable places={places.cells} valueAt={({ name }) => values.get(name) ?? null} {...shown} />
        </>
      )}
      {template.blocks.map(({ name, sheet, address }) => {
        const block = preview?.blocks.find((each) => each.name === name);
        const first = block?.rows[0];
        return (
          <section key={name} className="form-block">
            <h3>{say('blockOf', { name, sheet, cell: address })}</h3>
            <BlockSource template={template} name={name} mapping={shown.mapping} onMapping={onMapping} />
            <PlaceTable
              places={places.blocks.get(name) ?? []}
              valueAt={({ column }) => (column === null ? null : (first?.[column] ?? null))}
              {...shown}
            />
            {block && (
              <p className="note">
                {block.more
                  ? say('moreRows', { rows: block.rows.length })
                  : say('fewRows', { rows: block.rows.length })}
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}

function BlockSource({
  template,
  name,
  mapping,
  onMapping,
}: {
  template: TemplateView;
  name: string;
  mapping: SheetMapping;
  onMapping: (mapping: SheetMapping) => void;
}) {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const { source = null, only = null } = mapping.blocks[name] ?? {};
  const some = source === null ? undefined : sourceNamed(source)?.only;
  return (
    <div className="filters">
      <Select
        className="filter"
        popupMatchSelectWidth={false}
        aria-label={say('sourceOf', { name })}
        disabled={!template.mayChange}
        value={source ?? ''}
        options={[
          { value: '', label: say('noSource') },
          ...sourceKeys.map((value: SourceKey) => ({ value, label: label(sources[value]) })),
        ]}
        onChange={(value) => onMapping(withSource(mapping, name, value === '' ? null : value))}
      />
      {some && (
        <Select
          className="filter"
          popupMatchSelectWidth={false}
          aria-label={say('onlyOf', { name })}
          disabled={!template.mayChange}
          value={only ?? ''}
          options={[
            { value: '', label: say('allRows') },
            ...Object.entries(some).map(([value, text]) => ({ value, label: label(text) })),
          ]}
          onChange={(value) => onMapping(withOnly(mapping, name, value === '' ? null : value))}
        />
      )}
    </div>
  );
}

function PlaceTable({
  places,
  mapping,
  chosen,
  valueAt,
  onChoose,
}: Shown & { places: readonly Place[]; valueAt: (place: Place) => string | null }) {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const filledBy = (place: Place): string | null => {
    const choice = choiceAt(mapping, place);
    if (choice === undefined) return null;
    if ('leave' in choice) return say('left');
    const source = place.column === null ? null : mapping.blocks[place.name]?.source;
    const fact =
      place.column === null
        ? figures[choice.fact as FigureKey]
        : source && sourceNamed(source)?.columns[choice.fact];
    return fact ? label(fact) : say('gone');
  };
  return (
    <div className="scroll">
      <table className="table">
        <ColumnHeads of={['cell', 'name', 'filledBy', 'value']} say={say} />
        <tbody>
          {places.map((place) => {
            const fact = filledBy(place);
            return (
              <tr key={place.key} aria-current={chosen === place.key ? 'true' : undefined}>
                <td>{place.address}</td>
                <th scope="row">
                  <button
                    type="button"
                    className="form-place"
                    aria-pressed={chosen === place.key}
                    onClick={() => onChoose(place.key)}
                  >
                    {place.column === null ? place.name : place.heading || place.column}
                  </button>
                </th>
                <td className={fact === null ? 'bad' : undefined}>{fact ?? say('open')}</td>
                <td className="note">{valueAt(place) ?? '—'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
