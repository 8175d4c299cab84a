import { useState } from 'react';
import { Card, Heading } from '../kit/card.tsx';
import { Choice, Choices } from '../kit/choice.tsx';
import { CodeField } from '../kit/code-field.tsx';
import { DateField, SelectField } from '../kit/date-field.tsx';
import { Field } from '../kit/field.tsx';
import { List } from '../kit/list.tsx';
import { type Photo, Photos } from '../kit/photos.tsx';
import { Stars } from '../kit/stars.tsx';
import { Stepper } from '../kit/stepper.tsx';
import { Tabs } from '../kit/tabs.tsx';
import { TemperatureField } from '../kit/temperature-field.tsx';
import { Toggle } from '../kit/toggle.tsx';
import { changeSettings, useSettings } from '../state/settings.ts';
import { useWords } from '../state/use-words.ts';
import { kitPageWords } from './words/kit-page.ts';

/** Everything that takes a value. */
export function Inputs() {
  const say = useWords(kitPageWords);
  const { elder } = useSettings();
  const [text, setText] = useState({ name: '', phone: '', code: '', temperature: '', note: '' });
  const [feel, setFeel] = useState<'well' | 'ill'>();
  const [needs, setNeeds] = useState<('food' | 'medicine' | 'repair')[]>(['medicine']);
  const [slot, setSlot] = useState<'morning' | 'evening'>('morning');
  const [birth, setBirth] = useState('');
  const [relation, setRelation] = useState<'spouse' | 'child' | 'parent'>();
  const [people, setPeople] = useState(2);
  const [stars, setStars] = useState<number>();
  const [photos, setPhotos] = useState<Photo[]>([]);
  const typed = (key: keyof typeof text) => ({
    value: text[key],
    onChange: (value: string) => setText({ ...text, [key]: value }),
  });
  return (
    <>
      <Heading>{say('fields')}</Heading>
      <Card>
        <Field
          id="k-name"
          label={say('name')}
          error={text.name ? undefined : say('nameError')}
          {...typed('name')}
        />
        <Field id="k-phone" label={say('phone')} kind="phone" hint={say('phoneHint')} {...typed('phone')} />
        <CodeField
          id="k-code"
          label={say('code')}
          ready={text.phone.length === 11}
          onSend={() => Promise.resolve(60)}
          {...typed('code')}
        />
        <TemperatureField id="k-temperature" label={say('temperature')} {...typed('temperature')} />
        <Field id="k-note" label={say('note')} lines required={false} {...typed('note')} />
        <Field
          id="k-address"
          label={say('lockedField')}
          value={say('address')}
          disabled
          onChange={() => undefined}
        />
        <DateField
          id="k-birth"
          label={say('birth')}
          value={birth}
          from="1900-01-01"
          until="2026-11-21"
          onChange={setBirth}
        />
        <SelectField
          id="k-relation"
          label={say('relation')}
          value={relation}
          onChange={setRelation}
          options={(['spouse', 'child', 'parent'] as const).map((value) => ({ value, label: say(value) }))}
        />
        <Stepper
          id="k-people"
          label={say('people')}
          value={people}
          min={1}
          max={9}
          unit={say('personUnit')}
          onChange={setPeople}
        />
        <Photos
          id="k-photos"
          label={say('photos')}
          photos={photos}
          onAdd={(paths) =>
            setPhotos([...photos, ...paths.map((url) => ({ url, state: 'sending' as const }))])
          }
          onRemove={(index) => setPhotos(photos.filter((_, at) => at !== index))}
        />
      </Card>
      <Heading>{say('choices')}</Heading>
      <Card>
        <Choice
          id="k-feel"
          label={say('feel')}
          value={feel}
          onChange={setFeel}
          options={[
            { value: 'well', label: say('feelWell') },
            { value: 'ill', label: say('feelIll'), note: say('feelIllNote') },
          ]}
        />
        <Choices
          id="k-needs"
          label={say('needs')}
          row
          value={needs}
          onChange={setNeeds}
          options={[
            { value: 'food', label: say('food') },
            { value: 'medicine', label: say('medicine') },
            { value: 'repair', label: say('repair'), disabled: true },
          ]}
        />
        <Stars
          id="k-stars"
          label={say('stars')}
          value={stars}
          meanings={[say('star1'), say('star2'), say('star3'), say('star4'), say('star5')]}
          onChange={setStars}
        />
        <Tabs
          id="k-tabs"
          label={say('tabs')}
          value={slot}
          onChange={setSlot}
          items={[
            { value: 'morning', label: say('morning'), count: 3 },
            { value: 'evening', label: say('evening') },
          ]}
        />
      </Card>
      <List>
        <Toggle
          id="k-elder"
          label={say('elder')}
          note={say('elderNote')}
          on={elder}
          onChange={(on) => changeSettings({ elder: on })}
        />
        <Toggle id="k-off" label={say('disabled')} on disabled onChange={() => undefined} />
      </List>
    </>
  );
}
