import { dataAfterwards, slotParts } from '@linli/contracts/reports/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph } from '../../kit/card.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { useDesk } from '../desk.ts';
import { go } from '../go.ts';
import { useRoundFacts } from '../round-facts.ts';
import { roundsWords } from '../words/rounds.ts';
import { WorkPage } from '../work-page.tsx';

/** One round: what it asks of whom and why, its slots so far, and its end. */
export default function RoundPage() {
  const say = useWords(roundsWords);
  const label = useLabel();
  const when = useWhen();
  const factsOf = useRoundFacts();
  const { roundId = '' } = useAbout();
  const { may, post } = useDesk();
  const [closing, setClosing] = useState(false);
  const loaded = useLoad(() => call('GET /reports/rounds/:roundId', { roundId }), [roundId]);
  const round = loaded.data;
  const facts = round && factsOf(round);
  const close = async (reason: string) => {
    const done = await attempt(() => call('POST /reports/close-round', { roundId, reason }));
    if (done) toast(say('closed'));
    if (done) await loaded.reload();
    return done;
  };
  return (
    <WorkPage title={facts?.title ?? say('title')} of={[loaded]}>
      {round && facts && (
        <>
          <List>
            <Cell title={say('where')} value={round.areaName} />
            <Cell title={say('who')} value={facts.who} />
            <Cell title={say('when')} note={facts.when} />
            <Cell title={say('span')} value={facts.span} />
            <Cell title={say('legalBasis')} note={round.legalBasis} />
            <Cell title={say('purpose')} note={round.purpose} />
            <Cell title={say('dataAfterwards')} note={label(dataAfterwards[round.dataAfterwards])} />
          </List>
          {round.slotList.length === 0 ? (
            <Paragraph note>{say('slotsNone')}</Paragraph>
          ) : (
            <List title={say('slots')}>
              {round.slotList.map((slot) => (
                <Cell
                  key={slot.slotId}
                  id={`slot-${slot.slotId}`}
                  icon="chart"
                  title={
                    slot.part === 'once' || slot.part === 'day'
                      ? when.day(slot.day)
                      : `${when.day(slot.day)} ${label(slotParts[slot.part])}`
                  }
                  note={when.span(slot.opensAt, slot.closesAt)}
                  onPress={() => go('coverage', { slotId: slot.slotId, areaId: post?.areaId })}
                />
              ))}
            </List>
          )}
          {may('rounds.open') && facts.state !== 'over' && (
            <Button id="close-round" kind="plain" onPress={() => setClosing(true)}>
              {say('close')}
            </Button>
          )}
        </>
      )}
      {closing && (
        <ReasonSheet
          id="close"
          title={say('closeTitle')}
          text={say('closeText')}
          action={say('closeDo')}
          danger
          onClose={() => setClosing(false)}
          onDone={close}
        />
      )}
    </WorkPage>
  );
}
