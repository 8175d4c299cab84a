import type { ReplyOf } from '@linli/contracts/catalog';
import {
  type DeliveryState,
  deliveryStates,
  pushOutcomes,
  testEvent,
  testEventLabel,
  type WebhookEvent,
  webhookEventNames,
  webhookEvents,
} from '@linli/contracts/doors/webhook-labels';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Filter } from '../shell/filter.tsx';
import { Rows } from '../shell/rows.tsx';
import { oneOf } from '../shell/search.ts';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { doorsWords } from '../words/doors.ts';
import { useAnswer } from './use-answer.ts';

type Delivery = ReplyOf<'GET /doors/webhook-deliveries'>['items'][number];

const route = getRouteApi('/desk/webhooks/$id');
const states = Object.keys(deliveryStates) as DeliveryState[];
const events = [testEvent, ...webhookEventNames] as const;
const columns = ['event', 'happened', 'state', 'tries', 'answer'] as const;

const eventLabel = (event: typeof testEvent | WebhookEvent) =>
  event === testEvent ? testEventLabel : webhookEvents[event];

/** What was sent to a webhook; each may be sent again unless it is stopped. */
export function WebhookLog({ webhookId, mayResend }: { webhookId: string; mayResend: boolean }) {
  const say = useWords(doorsWords);
  const label = useLabel();
  const when = useWhen();
  const answer = useAnswer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const state = oneOf(states, search.state);
  const event = oneOf(events, search.event);
  const log = useParts(
    'GET /doors/webhook-deliveries',
    { webhookId, ...(state ? { state } : {}), ...(event ? { event } : {}), limit: 50 },
    { every: 5 },
  );
  const filter = (name: 'state' | 'event') => (value: string | undefined) =>
    void navigate({
      search: ({ [name]: _, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }),
    });
  return (
    <>
      <div className="filters">
        <Filter
          label={say('event')}
          value={event}
          onChange={filter('event')}
          options={events.map((value) => ({ value, label: label(eventLabel(value)) }))}
        />
        <Filter
          label={say('state')}
          value={state}
          onChange={filter('state')}
          options={states.map((value) => ({ value, label: label(deliveryStates[value]) }))}
        />
      </div>
      <Rows of={log} empty={say('logNone')}>
        {(items) => (
          <table className="table">
            <ColumnHeads of={columns} say={say}>
              {mayResend && <td />}
            </ColumnHeads>
            <tbody>
              {items.map((item) => (
                <tr key={item.deliveryId}>
                  <th scope="row">
                    {label(eventLabel(item.event))}
                    <div className="note">
                      <code>{item.messageId}</code>
                    </div>
                  </th>
                  <td>{when.moment(item.happenedAt)}</td>
                  <td className={item.state === 'failed' ? 'bad' : undefined}>
                    {label(deliveryStates[item.state])}
                    {item.nextTryAt !== null && item.tries.length > 0 && (
                      <div className="note">{say('nextTry', { at: when.moment(item.nextTryAt) })}</div>
                    )}
                  </td>
                  <td>{item.tries.length}</td>
                  <td>
                    <Tries tries={item.tries} />
                  </td>
                  {mayResend && (
                    <td>
                      <Button
                        size="small"
                        aria-label={say('againOf', { event: label(eventLabel(item.event)) })}
                        onClick={() =>
                          void answer('POST /doors/redeliver-webhook', { deliveryId: item.deliveryId })
                        }
                      >
                        {say('again')}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Rows>
    </>
  );
}

function Tries({ tries }: { tries: Delivery['tries'] }) {
  const say = useWords(doorsWords);
  const label = useLabel();
  const when = useWhen();
  return (
    <ul className="plain">
      {tries.map(({ attempt, at, outcome, status, ms, answer }) => (
        <li key={attempt}>
          {when.moment(at)} {label(pushOutcomes[outcome])}
          {status !== null && <> · HTTP {status}</>}
          {ms !== null && <span className="note"> · {say('took', { ms })}</span>}
          {answer && (
            <div className="note">
              <code>{answer}</code>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
