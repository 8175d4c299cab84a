import type { ReplyOf } from '@linli/contracts/catalog';
import { pauseReasons, type RequestState, requestStates } from '@linli/contracts/requests/labels';
import { isOver } from '@linli/domain/requests/life';
import { Text, View } from '@tarojs/components';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph } from '../kit/card.tsx';
import { Icon } from '../kit/icon.tsx';
import { Tag } from '../kit/tag.tsx';
import { clock } from '../state/clock.ts';
import { openPage } from '../state/open-page.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import type { RequestView } from './asked-for.tsx';
import { Countdown } from './countdown.tsx';
import './standing.css';
import { UrgencyTag } from './state-tag.tsx';
import { useTold } from './told.ts';
import { useWhoHas } from './who-has.ts';
import { requestWords } from './words/request.ts';

export type Climb = ReplyOf<'GET /escalation/case'>;

const states = {
  submitted: 'stateSubmitted',
  accepted: 'stateAccepted',
  offered: 'stateOffered',
  taken: 'stateTaken',
  'under-way': 'stateUnderWay',
  done: 'stateDone',
  confirmed: 'stateConfirmed',
  closed: 'stateClosed',
  cancelled: 'stateCancelled',
  'not-solvable': 'stateNotSolvable',
} as const satisfies Record<RequestState, string>;

const moves = {
  answer: 'nextMove',
  start: 'nextMoveStart',
  finish: 'nextMoveFinish',
  confirm: 'nextMoveConfirm',
} as const;

/** Where a request stands, in plain words: who has it, by when it is done, and when it moves up to whom. */
export function Standing({ request, climb }: { request: RequestView; climb: Climb | undefined }) {
  const say = useWords(requestWords);
  const label = useLabel();
  const when = useWhen();
  const whoHas = useWhoHas();
  const { state, number, deadlineAt, kind, urgency, joint, ending, mergedInto, picture } = request;
  const over = isOver(state);
  const going = !over && state !== 'done' && state !== 'confirmed';
  const late = Date.parse(deadlineAt) < clock.now().getTime();
  return (
    <Card id="standing" kind={over ? 'plain' : 'now'}>
      <View className="standing">
        <View className="standing__picture">
          <Icon name={picture} size={34} />
        </View>
        <View className="standing__main">
          <Text id="standing-state" className="standing__state">
            {say(mergedInto === null ? states[state] : 'stateMerged')}
          </Text>
          <Text className="standing__kind">{`${label(kind)} · ${say('number', { number })}`}</Text>
        </View>
      </View>
      <View className="standing__tags">
        <UrgencyTag urgency={urgency} />
        {request.reopened > 0 && !over && <Tag tone="warn">{say('again')}</Tag>}
        {joint && <Tag tone="info">{say('joint')}</Tag>}
        {going && !request.paused && <Countdown until={deadlineAt} />}
      </View>
      {ending !== null && <Paragraph>{say('ending', { reason: ending })}</Paragraph>}
      {mergedInto && (
        <>
          <Paragraph>
            {say('mergedInto', {
              number: mergedInto.number,
              state: label(requestStates[mergedInto.state]),
              moment: when.moment(mergedInto.deadlineAt),
            })}
          </Paragraph>
          {mergedInto.mayOpen && (
            <Button
              id="merged-into"
              kind="plain"
              onPress={() => openPage('request', { requestId: mergedInto.requestId })}
            >
              {say('openMerged')}
            </Button>
          )}
        </>
      )}
      {going && (
        <View className="standing__line">
          <Icon name="person" size={20} />
          <Text>{say('withWhom', { who: whoHas(request) ?? say('withNobody') })}</Text>
        </View>
      )}
      {going && (
        <View className="standing__line">
          <Icon name="waiting" size={20} />
          <Text>{say(late ? 'late' : 'deadline', { moment: when.moment(deadlineAt) })}</Text>
        </View>
      )}
      {!over && <NextMove request={request} climb={climb} />}
    </Card>
  );
}

/** When it moves up next, and to whom. */
function NextMove({ request, climb }: { request: RequestView; climb: Climb | undefined }) {
  const say = useWords(requestWords);
  const label = useLabel();
  const when = useWhen();
  const told = useTold();
  const { pause } = request;
  const text = (): string | undefined => {
    if (pause) {
      const reason = label(pauseReasons[pause.reason]);
      return pause.untilAt === null
        ? say('nextPaused', { reason })
        : say('pausedUntil', { moment: when.moment(pause.untilAt), reason });
    }
    if (!climb) return undefined;
    if (climb.state === 'stuck') return say('nextStuck');
    if (climb.state !== 'running' || climb.dueAt === null) return undefined;
    return say(moves[climb.phase], {
      moment: when.moment(climb.dueAt),
      whom: told.all(climb.next),
    });
  };
  const said = text();
  if (said === undefined) return null;
  return (
    <View id="next-move" className="standing__line">
      <Icon name="up" size={20} />
      <Text>{said}</Text>
    </View>
  );
}
