import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { goVolunteers } from '../../requests/go-volunteers.ts';
import { ShiftsAtHome, stands } from '../../shifts/shifts-at-home.tsx';
import { useLive } from '../../state/live.ts';
import { useMe } from '../../state/me.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { OfferCard } from '../offer-card.tsx';
import { helpingWords } from '../words/helping.ts';

/** What I am asked now, what ends first on top. */
export default function OffersPage() {
  const me = useMe();
  const say = useWords(helpingWords);
  const offers = useLoad(() => call('GET /matching/offers', {}));
  const duty = useLoad(() => call('GET /matching/duty', {}));
  useRefresh(offers.reload, 15);
  useLive(offers.reload);
  const items = [...(offers.data?.items ?? [])].sort((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1));
  const off = duty.data?.on === false;
  return (
    <Page title={say('offers')} {...shellOf(offers)}>
      {me && stands(me) && <ShiftsAtHome />}
      {items.map((offer) => (
        <OfferCard key={offer.offerId} offer={offer} onAnswered={offers.reload} />
      ))}
      {items.length === 0 && (
        <Empty
          text={say('offersNone')}
          note={off ? say('offDuty') : say('offersNoneNote')}
          action={
            off ? (
              <Button id="offers-duty" onPress={() => goVolunteers('duty')}>
                {say('toDuty')}
              </Button>
            ) : undefined
          }
        />
      )}
      <List>
        <Cell id="to-near" icon="pin" title={say('toNear')} onPress={() => goVolunteers('near')} />
        <Cell id="to-errands" icon="walk" title={say('toErrands')} onPress={() => goVolunteers('errands')} />
        <Cell
          id="to-duty"
          icon="settings"
          title={say('toDuty')}
          value={duty.data ? say(duty.data.on ? 'onDuty' : 'offDutyShort') : undefined}
          onPress={() => goVolunteers('duty')}
        />
        <Cell id="to-hours" icon="star" title={say('toHours')} onPress={() => goVolunteers('hours')} />
      </List>
    </Page>
  );
}
