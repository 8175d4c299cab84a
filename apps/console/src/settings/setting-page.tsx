import type { ReplyOf } from '@linli/contracts/catalog';
import { type SettingName, settings } from '@linli/contracts/settings/labels';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { Card } from '../shell/card.tsx';
import { useArea } from '../shell/me.ts';
import { Part } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { settingsWords } from '../words/settings.ts';
import { SettingEditor } from './setting-editor.tsx';
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
  const item = items.find(({ key }) => key === chosen) ?? items[0];
  if (item === undefined) return null;
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
              value={item.key}
              options={items.map((each) => ({ value: each.key, label: nameOf(each) }))}
              onChange={(key) =>
                void navigate({ to: '/settings', search: (before) => ({ ...before, setting, key }) })
              }
            />
          </label>
        </div>
      )}
      <SettingEditor key={`${areaId} ${item.key}`} setting={setting} areaId={areaId} item={item}>
        {item.key === '' ? label(settings[setting]) : nameOf(item)}
      </SettingEditor>
      <Card title={say('history')}>
        <SettingHistory setting={setting} areaId={areaId} item={item} />
      </Card>
    </>
  );
}
