import type { ReplyOf } from '@linli/contracts/catalog';
import type { LadderDefinition } from '@linli/contracts/escalation/ladder';
import { roles } from '@linli/contracts/identity/roles';
import { type Urgency, urgencies } from '@linli/contracts/requests/labels';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import { Card } from '../shell/card.tsx';
import { useNow, useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { settingsWords } from '../words/settings.ts';

type Preview = ReplyOf<'POST /escalation/preview-ladder'>;

/** Who would be told when by a ladder as it is written, if something came up now and nobody answered. */
export function LadderPreview({ areaId, definition }: { areaId: string; definition: LadderDefinition }) {
  const say = useWords(settingsWords);
  const label = useLabel();
  const when = useWhen();
  const now = useNow();
  const { message } = App.useApp();
  const [urgency, setUrgency] = useState<Urgency>('urgent');
  const [ahead, setAhead] = useState<Preview>();
  const run = async () => {
    try {
      setAhead(
        await call('POST /escalation/preview-ladder', { definition, areaId, urgency, at: now.toISOString() }),
      );
    } catch (error) {
      message.error(sentenceOf(error));
    }
  };
  return (
    <Card title={say('ladderPreview')}>
      <div className="acts">
        <Radio.Group
          aria-label={say('ladderPreview')}
          value={urgency}
          onChange={({ target }) => setUrgency(target.value as Urgency)}
          options={(Object.keys(urgencies) as Urgency[]).map((value) => ({
            value,
            label: label(urgencies[value]),
          }))}
        />
        <Button onClick={run}>{say('previewRun')}</Button>
      </div>
      {ahead && (
        <ol className="timeline">
          {ahead.steps.map(({ at, round, tells }) => (
            <li key={at}>
              <time dateTime={at}>{say('previewAt', { moment: when.moment(at), round })}</time>
              <span>
                {tells
                  .map(
                    ({ role, areaName, name }) =>
                      `${role === null ? '' : label(roles[role])} ${areaName ?? ''} ${name ?? say('nobody')}`,
                  )
                  .join(say('comma'))}
              </span>
            </li>
          ))}
          <li>
            <time dateTime={ahead.stuckAt}>{when.moment(ahead.stuckAt)}</time>
            <span>{say('previewStuck', { moment: when.moment(ahead.stuckAt) })}</span>
          </li>
        </ol>
      )}
    </Card>
  );
}
