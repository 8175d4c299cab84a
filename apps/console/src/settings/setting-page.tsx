import type { ReplyOf } from '@linli/contracts/catalog';
import { type SettingName, settings } from '@linli/contracts/settings/labels';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Card } from '../shell/card.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Part } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { settingsWords } from '../words/settings.ts';
import { NewKeySheet } from './new-key-sheet.tsx';
import { rightTo, SettingEditor } from './setting-editor.tsx';
import { SettingHistory } from './setting-history.tsx';

export type Setting = ReplyOf<'GET /settings'>['items'][number];

/** A setting in force in the area: its fields, a change with what differs, and its versions. */
export function SettingPage({ setting, chosen }: { setting: SettingName; chosen: string | undefined }) {
  const { areaId } = useArea();
  const input = { setting, areaId: areaId ?? '' };
  const found = useReading('GET /settings', input, { enabled: areaId !== undefined });
  if (areaId === undefined) return null;
  return (
    <Part of={found}>
      {({ items }) => <OneOf setting={setting} areaId={areaId} items={items} chosen={chosen} />}
    </Part>
  );
}

/** Settings of which there can be more; a new one begins as a copy of the one that is shown. */
const severalOf: readonly SettingName[] = ['kind', 'form', 'ladder'];

function OneOf({
  setting,
  areaId,
  items,
  chosen,
}: {
  setting: SettingName;
  areaId: string;
  items: readonly Setting[];
  chosen: string | undefined;
}) {
  const say = useWords(settingsWords);
  const label = useLabel();
  const navigate = useNavigate();
  const { data: me } = useMe();
  const [naming, setNaming] = useState(false);
  const [fresh, setFresh] = useState<Setting>();
  const shown = items.find(({ key }) => key === chosen) ?? items[0];
  const item = fresh ?? shown;
  if (item === undefined || shown === undefined) return null;
  const open = (key: string) =>
    void navigate({ to: '/settings', search: (before) => ({ ...before, setting, key }) });
  const nameOf = ({ key, title }: Setting) => (title ? label(title) : key);
  return (
    <>
      {items.length > 1 && (
        <div className="filters">
          <label htmlFor="which">
            {say('which')}
            <Select
              id="which"
              className="filter"
              popupMatchSelectWidth={false}
              value={shown.key}
              options={items.map((each) => ({ value: each.key, label: nameOf(each) }))}
              onChange={(key) => {
                setFresh(undefined);
                open(key);
              }}
            />
          </label>
          {severalOf.includes(setting) && holds(me, rightTo[setting]) && (
            <Button onClick={() => setNaming(true)}>{say('newKey')}</Button>
          )}
        </div>
      )}
      <SettingEditor
        key={`${areaId} ${item.key}`}
        setting={setting}
        areaId={areaId}
        item={item}
        isNew={fresh !== undefined}
        onPublished={() => {
          setFresh(undefined);
          if (fresh) open(fresh.key);
        }}
      >
        {item.key === '' ? label(settings[setting]) : fresh ? fresh.key : nameOf(item)}
      </SettingEditor>
      {fresh === undefined && (
        <Card title={say('history')}>
          <SettingHistory setting={setting} areaId={areaId} item={item} />
        </Card>
      )}
      {naming && (
        <NewKeySheet
          taken={items.map(({ key }) => key)}
          onClose={() => setNaming(false)}
          onName={(key) => {
            setNaming(false);
            setFresh({ ...shown, key, title: null, version: 0, setAt: null, ended: false });
          }}
        />
      )}
    </>
  );
}
