import type { ReplyOf } from '@linli/contracts/catalog';
import { pauseReasons } from '@linli/contracts/requests/labels';
import { isOver } from '@linli/domain/requests/life';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Notice } from '../../kit/notice.tsx';
import { toast } from '../../kit/toast.tsx';
import type { RequestView } from '../../requests/asked-for.tsx';
import { Countdown } from '../../requests/countdown.tsx';
import { StateTag, UrgencyTag } from '../../requests/state-tag.tsx';
import { useTold } from '../../requests/told.ts';
import { useWhoHas } from '../../requests/who-has.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { ContactButton } from '../cases/contact-button.tsx';
import { takeCase } from '../cases/take-case.ts';
import { go } from '../go.ts';
import { caseWords } from '../words/case.ts';
import { casesWords } from '../words/cases.ts';

export type CaseClimb = ReplyOf<'GET /escalation/case'>;

/** Where a request stands, by when it is promised, who has it, what happens next by itself, and the next thing to do. */
export function Standing({
  request,
  climb,
  onChanged,
}: {
  request: RequestView;
  climb: CaseClimb | undefined;
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(caseWords);
  const sayCases = useWords(casesWords);
  const label = useLabel();
  const when = useWhen();
  const whoHas = useWhoHas();
  const { requestId, householdId, may, pause, withWhom, ending, reopened, deadlineAt } = request;
  const over = isOver(request.state);
  const take = async () => {
    await takeCase({ caseKind: 'request', caseId: requestId }, sayCases('tookIt'));
    await onChanged();
  };
  const start = async () => {
    if (await attempt(() => call('POST /requests/start', { requestId }))) toast(say('started'));
    await onChanged();
  };
  return (
    <Card
      id="standing"
      kind="now"
      title={say('numbered', { number: request.number })}
      aside={<StateTag state={request.state} />}
    >
      <View className="tagline">
        <UrgencyTag urgency={request.urgency} />
        {!over && pause === null && <Countdown before={say('promised')} until={deadlineAt} />}
      </View>
      <Paragraph>{request.place}</Paragraph>
      <Paragraph>
        {withWhom === null ? sayCases('nobodyYet') : sayCases('withWhom', { who: whoHas(request) ?? '' })}
        {reopened > 0 ? ` · ${say('reopened', { count: reopened })}` : ''}
      </Paragraph>
      {pause !== null && (
        <Paragraph>
          {say('pausedSince', {
            reason: label(pauseReasons[pause.reason]),
            moment: when.moment(pause.sinceAt),
          })}
          {pause.untilAt === null ? '' : ` · ${say('pausedUntil', { moment: when.moment(pause.untilAt) })}`}
        </Paragraph>
      )}
      {climb && <NextMove climb={climb} />}
      {ending !== null && <Paragraph>{say('ended', { reason: ending })}</Paragraph>}
      <View className="actions">
        {may.includes('take-in-hand') && (
          <Button id="take" onPress={take}>
            {sayCases('take')}
          </Button>
        )}
        {may.includes('start') && (
          <Button id="start" onPress={start}>
            {say('start')}
          </Button>
        )}
        {may.includes('reveal-contact') && <ContactButton id="call" requestId={requestId} />}
        {householdId !== null && (
          <Button id="household" kind="plain" onPress={() => go('household', { householdId })}>
            {say('openHousehold')}
          </Button>
        )}
      </View>
    </Card>
  );
}

/** What the clock does next by itself: 14:20 没人办，就通知 …. */
export function NextMove({ climb }: { climb: CaseClimb }) {
  const say = useWords(caseWords);
  const when = useWhen();
  const told = useTold();
  if (climb.state === 'stuck')
    return (
      <Notice tone="bad" id="stuck">
        {say('stuck')}
      </Notice>
    );
  if (climb.state !== 'running' || climb.dueAt === null) return null;
  const moment = when.moment(climb.dueAt);
  return (
    <Paragraph note>
      {climb.next.length === 0
        ? say('nextStuck', { moment })
        : say('nextAt', { moment, who: told.all(climb.next) })}
    </Paragraph>
  );
}
