import type { InputOf } from '@linli/contracts/catalog';
import type { LadderDefinition } from '@linli/contracts/escalation/ladder';
import type { SettingName } from '@linli/contracts/settings/labels';
import type { rights } from '@linli/domain/identity/rights';
import { compareSettings } from '@linli/domain/settings/compare';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { Card } from '../shell/card.tsx';
import { holds, useMe } from '../shell/me.ts';
import { Part } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import { call, failureOf, sentenceOf } from '../wire/client.ts';
import { queries, useReading } from '../wire/queries.ts';
import { actsWords } from '../words/acts.ts';
import { settingsWords } from '../words/settings.ts';
import { Differences } from './differences.tsx';
import { FieldsOf } from './field.tsx';
import { LadderPreview } from './ladder-preview.tsx';
import type { Setting } from './setting-page.tsx';
import type { Shape } from './shape.ts';

/** Right that changing a setting takes; the server decides. */
export const rightTo: Readonly<Record<SettingName, keyof typeof rights>> = {
  kind: 'requests.set-up',
  form: 'forms.publish',
  ladder: 'requests.set-up',
  'shift-rules': 'shifts.set-up',
  'shift-times': 'shifts.set-up',
  'report-times': 'settings.change',
  'household-codes': 'settings.change',
  calendar: 'requests.set-up',
};

/** A change under way: what is written, and the version it began from. */
interface Draft {
  readonly value: Setting['value'];
  readonly from: Setting;
}

/** The fields of a setting; when they are changed, what differs and who else changed them meanwhile. */
export function SettingEditor({
  setting,
  areaId,
  item,
  isNew,
  onPublished,
  children,
}: {
  setting: SettingName;
  areaId: string;
  item: Setting;
  /** Not published yet: a copy of another one, under a key of its own. */
  isNew: boolean;
  onPublished: () => void;
  children: string;
}) {
  const say = useWords(settingsWords);
  const done = useWords(actsWords);
  const { message } = App.useApp();
  const { data: me } = useMe();
  const shape = useReading('GET /settings/shape', { setting });
  const [draft, setDraft] = useState<Draft | undefined>(
    isNew ? { value: item.value, from: item } : undefined,
  );
  const [asking, setAsking] = useState(false);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const value = draft?.value ?? item.value;
  const overtaken = draft !== undefined && draft.from.version !== item.version;
  const changed = draft !== undefined && (isNew || compareSettings(item.value, draft.value).length > 0);
  const publish = async (reason: string) => {
    const change = { setting, areaId, key: item.key, value, reason, base: draft?.from.version ?? 0 };
    try {
      // The shape the fields are drawn from is the one the server checks.
      await call('POST /settings/publish', change as InputOf<'POST /settings/publish'>);
    } catch (error) {
      const { code, errors } = failureOf(error);
      setFaults(Object.fromEntries(errors.map((each) => [each.pointer, each.message])));
      message.error(sentenceOf(error));
      if (code === 'lost-race') await queries.invalidateQueries({ queryKey: ['GET /settings'] });
      return code === 'lost-race' || code === 'invalid-input';
    }
    message.success(done('done'));
    setDraft(undefined);
    setFaults({});
    await queries.invalidateQueries();
    onPublished();
    return true;
  };
  return (
    <>
      <Card
        title={children}
        aside={
          holds(me, rightTo[setting]) &&
          (draft === undefined ? (
            <Button onClick={() => setDraft({ value: item.value, from: item })}>{say('edit')}</Button>
          ) : (
            <span className="acts">
              <Button onClick={() => setDraft(undefined)}>{say('stop')}</Button>
              <Button type="primary" disabled={!changed || overtaken} onClick={() => setAsking(true)}>
                {say('publish')}
              </Button>
            </span>
          ))
        }
      >
        <Origin item={item} areaId={areaId} setting={setting} />
        {overtaken && (
          <>
            <Alert
              type="warning"
              showIcon
              role="alert"
              title={say('meanwhile', { version: item.version })}
              action={<Button onClick={() => setDraft({ ...draft, from: item })}>{say('goOn')}</Button>}
            />
            <Differences was={draft.from.value} is={item.value} />
          </>
        )}
        <Part of={shape}>
          {({ shape: drawn }) => (
            <div className="fields">
              <FieldsOf
                shape={drawn as Shape}
                parent=""
                name=""
                value={value}
                at="/value"
                faults={faults}
                readOnly={draft === undefined}
                onChange={(next) => draft && setDraft({ ...draft, value: next as Setting['value'] })}
              />
            </div>
          )}
        </Part>
      </Card>
      {draft && (
        <Card title={say('changesTitle')}>
          <Differences was={item.value} is={draft.value} />
        </Card>
      )}
      {setting === 'ladder' && (
        <LadderPreview areaId={areaId} definition={value as unknown as LadderDefinition} />
      )}
      {asking && (
        <ReasonSheet
          title={say('publish')}
          label={say('publishReason')}
          onClose={() => setAsking(false)}
          onSend={publish}
        />
      )}
    </>
  );
}

function Origin({ item, areaId, setting }: { item: Setting; areaId: string; setting: SettingName }) {
  const say = useWords(settingsWords);
  const everybody = setting === 'form' || setting === 'calendar';
  const from = () => {
    if (everybody) return say('forAll');
    if (item.setAt === null) return say('shipped');
    return say(item.setAt.areaId === areaId ? 'setHere' : 'setAbove', { area: item.setAt.areaName });
  };
  return (
    <p className="note">
      {from()}
      {item.version > 0 && ` · ${say('version', { version: item.version })}`}
      {item.ended && (
        <>
          {' · '}
          <span className="bad">{say('ended')}</span>
        </>
      )}
      {setting === 'calendar' && ` · ${say('national')}`}
    </p>
  );
}
