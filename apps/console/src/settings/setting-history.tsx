import type { ReplyOf } from '@linli/contracts/catalog';
import type { SettingName } from '@linli/contracts/settings/labels';
import { Button } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { useAct } from '../cases/use-act.ts';
import { holds, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { settingsWords } from '../words/settings.ts';
import { Differences } from './differences.tsx';
import { rightTo } from './setting-editor.tsx';
import type { Setting } from './setting-page.tsx';

type Version = ReplyOf<'GET /settings/versions'>['items'][number];

/** Versions of a setting with who, when and why; each can be compared with what is in force, and taken back to. */
export function SettingHistory({
  setting,
  areaId,
  item,
}: {
  setting: SettingName;
  areaId: string;
  item: Setting;
}) {
  const say = useWords(settingsWords);
  const when = useWhen();
  const act = useAct();
  const { data: me } = useMe();
  const { key } = item;
  const versions = useParts('GET /settings/versions', { setting, areaId, key, limit: 20 });
  const [shown, setShown] = useState<number>();
  const [back, setBack] = useState<number>();
  const compared = versions.items.find(({ version }) => version === shown);
  const mayChange = holds(me, rightTo[setting]);
  const mayGiveUp = item.setAt?.areaId === areaId && !['kind', 'ladder'].includes(setting);
  return (
    <>
      <Rows of={versions} empty={say('noVersions')}>
        {(items) => (
          <table className="table">
            <thead>
              <tr>
                {(['what', 'when', 'who', 'why', 'compare'] as const).map((name) => (
                  <th key={name} scope="col">
                    {name === 'what' ? say('history') : say(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((each: Version) => (
                <tr key={each.version}>
                  <th scope="row">
                    {say('version', { version: each.version })}
                    {each.value === null && <div className="note">{say('gaveUp')}</div>}
                    {each.value !== null && each.ended && <div className="note">{say('ended')}</div>}
                  </th>
                  <td>
                    {when.date(each.at)} {when.time(each.at)}
                  </td>
                  <td>{each.by ?? <span className="note">{say('shipped')}</span>}</td>
                  <td>{each.reason}</td>
                  <td>
                    {each.version !== item.version && (
                      <Button
                        size="small"
                        aria-label={`${say('compare')} ${say('version', { version: each.version })}`}
                        onClick={() => setShown(each.version)}
                      >
                        {say('compare')}
                      </Button>
                    )}{' '}
                    {mayChange && each.version !== item.version && (
                      <Button
                        size="small"
                        aria-label={`${say('takeBack')} ${say('version', { version: each.version })}`}
                        onClick={() => setBack(each.version)}
                      >
                        {say('takeBack')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Rows>
      {mayChange && mayGiveUp && (
        <p>
          <Button onClick={() => setBack(0)}>{say('giveUp')}</Button>
        </p>
      )}
      {compared && (
        <section aria-label={say('compareOf', { version: compared.version })}>
          <h3>{say('compareOf', { version: compared.version })}</h3>
          <Differences was={compared.value ?? {}} is={item.value} />
        </section>
      )}
      {back !== undefined && (
        <ReasonSheet
          title={back === 0 ? say('giveUp') : say('takeBackTitle', { version: back })}
          label={say('takeBackReason')}
          onClose={() => setBack(undefined)}
          onSend={(reason) =>
            act('POST /settings/take-back', {
              setting,
              areaId,
              key,
              version: back,
              base: item.version,
              reason,
            })
          }
        >
          <p>{say('takeBackNote')}</p>
        </ReasonSheet>
      )}
    </>
  );
}
