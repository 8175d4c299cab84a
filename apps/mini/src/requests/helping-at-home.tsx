import { rights } from '@linli/domain/identity/rights';
import { Button } from '../kit/button.tsx';
import { Cell, List } from '../kit/list.tsx';
import { Notice } from '../kit/notice.tsx';
import { Tag } from '../kit/tag.tsx';
import { useLive } from '../state/live.ts';
import type { Me } from '../state/me.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { call } from '../wire/call.ts';
import { useLoad } from '../wire/use-load.ts';
import { goVolunteers } from './go-volunteers.ts';
import { askWords } from './words/ask.ts';

const helpers: readonly string[] = rights['requests.help'];

/** Whether a post lets somebody take errands. */
export const helps = ({ appointments }: Me): boolean =>
  appointments.some(({ role }) => helpers.includes(role));

/** On top of the home page of those who take errands: what they are asked now. */
export function OffersAtHome() {
  const say = useWords(askWords);
  const label = useLabel();
  const when = useWhen();
  const offers = useLoad(() => call('GET /matching/offers', {}));
  useLive(offers.reload);
  return (offers.data?.items ?? []).map(({ offerId, requests, expiresAt }) => (
    <Notice
      key={offerId}
      id={`asked-${offerId}`}
      tone="warn"
      title={say('helpAsked', { kind: requests[0] ? label(requests[0].kind) : '' })}
      action={
        <Button id={`asked-${offerId}-go`} onPress={() => goVolunteers('offer', { offerId })}>
          {say('helpSee')}
        </Button>
      }
    >
      {say('helpUntil', { moment: when.moment(expiresAt) })}
    </Notice>
  ));
}

/** What they have in hand, and their switch. */
export function HelpingAtHome() {
  const say = useWords(askWords);
  const errands = useLoad(() => call('GET /matching/errands', {}), [], 'errands');
  const duty = useLoad(() => call('GET /matching/duty', {}), [], 'duty');
  useLive(errands.reload);
  const taken = errands.data?.items.length ?? 0;
  return (
    <List id="helping" title={say('helping')}>
      {taken > 0 && (
        <Cell
          id="to-errands"
          icon="walk"
          title={say('helpErrands')}
          value={<Tag tone="warn">{say('helpCount', { count: taken })}</Tag>}
          onPress={() => goVolunteers('errands')}
        />
      )}
      <Cell
        id="to-offers"
        icon="hand"
        title={say('helpOffers')}
        value={
          duty.data && (duty.data.on ? <Tag tone="ok">{say('helpOn')}</Tag> : <Tag>{say('helpOff')}</Tag>)
        }
        onPress={() => goVolunteers('offers')}
      />
    </List>
  );
}
