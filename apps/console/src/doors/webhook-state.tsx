import type { ReplyOf } from '@linli/contracts/catalog';
import { webhookStops } from '@linli/contracts/doors/webhook-labels';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { doorsWords } from '../words/doors.ts';

type Webhook = ReplyOf<'GET /doors/webhooks'>['items'][number];

/** Whether a webhook works, in words. */
export function WebhookState({ webhook: { stopped, failingSince } }: { webhook: Webhook }) {
  const say = useWords(doorsWords);
  const label = useLabel();
  const when = useWhen();
  if (stopped)
    return <span className="bad">{say('stopped', { why: label(webhookStops[stopped.why]) })}</span>;
  if (failingSince)
    return <span className="bad">{say('failing', { since: when.moment(failingSince) })}</span>;
  return <>{say('works')}</>;
}
