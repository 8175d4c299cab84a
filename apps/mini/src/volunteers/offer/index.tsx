import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { goVolunteers } from '../../requests/go-volunteers.ts';
import { clock } from '../../state/clock.ts';
import { useMe } from '../../state/me.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { type Offer, OfferCard } from '../offer-card.tsx';
import { helpingWords } from '../words/helping.ts';

/** One offer, also after it ended: then it says what became of it and what one can do now. */
export default function OfferPage() {
  useMe();
  const say = useWords(helpingWords);
  const { offerId = '' } = useAbout();
  const offer = useLoad(() => call('GET /matching/offers/:offerId', { offerId }), [offerId]);
  useRefresh(offer.reload, 10);
  const shown = offer.data;
  const open = shown?.state === 'open' && Date.parse(shown.expiresAt) > clock.now().getTime();
  return (
    <Page title={say('offer')} {...shellOf(offer)}>
      {shown && open && (
        <>
          <OfferCard offer={shown} onAnswered={offer.reload} />
          <List title={say('beforeYouAccept')}>
            <Cell icon="shield" title={say('noReward')} />
            <Cell icon="pin" title={say('doorLater')} />
          </List>
        </>
      )}
      {shown && !open && <Ended offer={shown} />}
    </Page>
  );
}

function Ended({ offer }: { offer: Offer }) {
  const say = useWords(helpingWords);
  const [first] = offer.requests;
  if (offer.state === 'accepted')
    return (
      <Empty
        text={say('stateAccepted')}
        action={
          <Button
            id="offer-errand"
            onPress={() =>
              offer.requests.length === 1 && first
                ? goVolunteers('errand', { requestId: first.requestId })
                : goVolunteers('errands')
            }
          >
            {say('toErrand')}
          </Button>
        }
      />
    );
  const words = {
    open: ['stateExpired', 'stateExpiredNote'],
    expired: ['stateExpired', 'stateExpiredNote'],
    declined: ['stateDeclined', 'stateDeclinedNote'],
    withdrawn: ['stateWithdrawn', 'stateWithdrawnNote'],
  } as const;
  const [text, note] = words[offer.state];
  return (
    <Empty
      text={say(text)}
      note={say(note)}
      action={
        <Button id="offer-near" kind="plain" onPress={() => goVolunteers('near')}>
          {say('toNear')}
        </Button>
      }
    />
  );
}
