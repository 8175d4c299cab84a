import type { ReplyOf } from '@linli/contracts/catalog';
import { climbPhases } from '@linli/contracts/escalation/labels';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { pressable } from '../../kit/accessible.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import '../../kit/list.css';
import { Tag } from '../../kit/tag.tsx';
import { Countdown } from '../../requests/countdown.tsx';
import { UrgencyTag } from '../../requests/state-tag.tsx';
import { useTold } from '../../requests/told.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { ActSheet } from '../case/act-sheet.tsx';
import type { Desk } from '../desk.ts';
import { go } from '../go.ts';
import { casesWords } from '../words/cases.ts';
import { ContactButton } from './contact-button.tsx';
import { takeCase } from './take-case.ts';

export type DeskRow = ReplyOf<'GET /escalation/desk'>['items'][number];

/** One case on the desk: what and where, which clock runs, who has it, whom it goes to next, and the one tap that answers. */
export function DeskCard({
  row,
  desk,
  onChanged,
}: {
  row: DeskRow;
  desk: Desk;
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(casesWords);
  const label = useLabel();
  const when = useWhen();
  const told = useTold();
  const [act, setAct] = useState<'hand-over' | 'note'>();
  const { caseKind, caseId, number, title, place, urgency, state, phase, dueAt, withWhom } = row;
  const open = () => go('case', { caseKind, caseId, title: label(title), place });
  const mayTake =
    phase === 'answer' &&
    state !== 'ended' &&
    desk.may(caseKind === 'alert' ? 'alerts.handle' : 'requests.handle');
  const take = async () => {
    await takeCase({ caseKind, caseId }, say('tookIt'));
    await onChanged();
  };
  return (
    <View className="card card--rows">
      <View id={`case-${caseId}`} className="cell pressable" {...pressable({}, open)}>
        <View className="cell__main">
          <View className="tagline">
            <UrgencyTag urgency={urgency} />
            <Text className="cell__title strong">{label(title)}</Text>
            {number !== null && <Text className="cell__note">{say('number', { number })}</Text>}
          </View>
          <View className="alert__who">
            <Text>{place}</Text>
          </View>
          <View className="tagline">
            {state === 'running' && dueAt !== null && (
              <Countdown before={label(climbPhases[phase])} until={dueAt} />
            )}
            {state === 'paused' && <Tag tone="info">{say('pausedNow')}</Tag>}
            {state === 'stuck' && <Tag tone="bad">{say('stuck')}</Tag>}
          </View>
          <View className="cell__note">
            <Text>
              {withWhom === null ? say('nobodyYet') : say('withWhom', { who: withWhom })}
              {row.level > 0 && phase === 'answer' ? ` · ${say('level', { level: row.level })}` : ''}
            </Text>
          </View>
          {state === 'running' && dueAt !== null && (
            <View className="cell__note">
              <Text>
                {row.next.length === 0
                  ? say('stuckThen', { moment: when.moment(dueAt) })
                  : say('afterwards', { moment: when.moment(dueAt), who: told.all(row.next) })}
              </Text>
            </View>
          )}
          {row.deadlineAt !== null && (
            <View className="cell__note">
              <Text>
                {say('deadline')} {when.moment(row.deadlineAt)}
              </Text>
            </View>
          )}
        </View>
        <Icon name="next" size={18} />
      </View>
      <View className="actions">
        {mayTake && (
          <Button id={`take-${caseId}`} onPress={take}>
            {say('take')}
          </Button>
        )}
        {caseKind === 'request' && row.mine && phase !== 'answer' && (
          <>
            <ContactButton id={`call-${caseId}`} requestId={caseId} />
            <Button id={`hand-over-${caseId}`} kind="plain" onPress={() => setAct('hand-over')}>
              {say('handOver')}
            </Button>
          </>
        )}
        {caseKind === 'request' && desk.may('requests.handle') && (
          <Button id={`note-${caseId}`} kind="plain" icon="edit" onPress={() => setAct('note')}>
            {say('note')}
          </Button>
        )}
      </View>
      {act && (
        <ActSheet
          act={act}
          caseKind={caseKind}
          caseId={caseId}
          may={[act]}
          areaId={desk.post?.areaId}
          hands={[]}
          onChanged={onChanged}
          onClose={() => setAct(undefined)}
        />
      )}
    </View>
  );
}
