import type { SheetMapping, TemplateView } from '@linli/contracts/sheets/endpoints';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { Part } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import { sheetsWords } from '../words/sheets.ts';
import { FactList } from './fact-list.tsx';
import { Findings } from './findings.tsx';
import { choiceAt, type Place, placesOf, withChoice } from './mapping-draft.ts';
import { PeriodFields, usePeriod } from './period-fields.tsx';
import { PlaceList } from './place-list.tsx';
import { usePreview } from './use-preview.ts';

/**
 * Cells of the template on the left, facts on the right: one chooses a cell, then what fills it. Beside each cell stands the value
 * it would have; the check below is made anew with every change. Nothing counts until it is saved.
 */
export function MappingEditor({ template }: { template: TemplateView }) {
  const say = useWords(sheetsWords);
  const act = useAct();
  const [mapping, setMapping] = useState<SheetMapping>(template.mapping);
  const places = placesOf(template);
  const all = [...places.cells, ...[...places.blocks.values()].flat()];
  const [chosenKey, setChosenKey] = useState<string | undefined>(all[0]?.key);
  const chosen = all.find(({ key }) => key === chosenKey);
  const [period, setPeriod] = usePeriod();
  const preview = usePreview(template, mapping, period);
  const changed = JSON.stringify(mapping) !== JSON.stringify(template.mapping);
  const [busy, setBusy] = useState(false);

  const choose = (place: Place, choice: Parameters<typeof withChoice>[2]) => {
    const next = withChoice(mapping, place, choice);
    setMapping(next);
    // On to the next place nobody has said anything about.
    const from = all.findIndex(({ key }) => key === place.key);
    const open = [...all.slice(from + 1), ...all.slice(0, from)].find(
      (each) => choiceAt(next, each) === undefined,
    );
    if (choice !== undefined && open !== undefined) setChosenKey(open.key);
  };
  const save = async () => {
    setBusy(true);
    const { templateId, version, mappingNumber } = template;
    await act('POST /sheets/save-mapping', { templateId, version, mappingNumber, mapping });
    setBusy(false);
  };
  return (
    <>
      <div className="card said">
        <p className="note">{say(template.mayChange ? 'mappingNote' : 'mappingReadOnly')}</p>
        <PeriodFields period={period} onChange={setPeriod} />
        <Part of={preview}>{({ findings }) => <Findings findings={findings} />}</Part>
        {template.mayChange && (
          <div className="acts">
            <Button type="primary" disabled={!changed} loading={busy} onClick={() => void save()}>
              {say('save')}
            </Button>
            <Button disabled={!changed} onClick={() => setMapping(template.mapping)}>
              {say('undo')}
            </Button>
            {changed && <span className="note">{say('unsaved')}</span>}
          </div>
        )}
      </div>
      <div className="form-map">
        <Card title={say('places')}>
          <PlaceList
            template={template}
            places={places}
            mapping={mapping}
            preview={preview.data}
            chosen={chosenKey}
            onChoose={setChosenKey}
            onMapping={setMapping}
          />
        </Card>
        <div className="form-map__facts">
          <Card
            title={
              chosen === undefined
                ? say('facts')
                : say('factsFor', { cell: chosen.address, name: chosen.heading || chosen.name })
            }
          >
            {chosen === undefined ? (
              <p className="note">{say('choosePlace')}</p>
            ) : (
              <FactList
                key={chosen.key}
                place={chosen}
                source={chosen.column === null ? null : (mapping.blocks[chosen.name]?.source ?? null)}
                choice={choiceAt(mapping, chosen)}
                mayChange={template.mayChange}
                onChoose={(choice) => choose(chosen, choice)}
              />
            )}
          </Card>
        </div>
      </div>
    </>
  );
}
