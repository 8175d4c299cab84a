import { dutyActions } from '@linli/contracts/shifts/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Page } from '../../kit/page.tsx';
import { goVolunteers } from '../../requests/go-volunteers.ts';
import { ClaimTag, PlaceList } from '../../shifts/place-list.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useMe } from '../../state/me.ts';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { ClaimSheet, type Duty, RestAround } from '../claim-sheet.tsx';
import { isToDo, useDutyFacts } from '../duty-card.tsx';
import { OpenShiftCard } from '../open-shift-card.tsx';
import { RelieveCard } from '../relieve-card.tsx';
import { shiftPageWords } from '../words/shift.ts';
import { type Act, Acts } from './acts.tsx';
import { CheckpointCard } from './checkpoint-card.tsx';
import { Doing } from './doing.tsx';
import { KeptIncidents } from './kept-incidents.tsx';
import { isGone, loadShift, type ShiftShown } from './load-shift.ts';

/** One shift: where and when, whom with, what to know, and for a place of mine the one next thing at the bottom. */
export default function ShiftPage() {
  useMe();
  const say = useWords(shiftPageWords);
  const label = useLabel();
  const about = useAbout();
  const { claimId, shiftId } = about;
  const page = useLoad(
    () => loadShift({ ...(claimId ? { claimId } : {}), ...(shiftId ? { shiftId } : {}) }),
    [claimId, shiftId],
    `shift:${claimId ?? shiftId}`,
  );
  const mine = useLoad(() => call('GET /shifts/mine', { limit: 100 }), [], 'my-shifts');
  const [doing, setDoing] = useState<Act | undefined>(about.act as Act | undefined);
  const reload = () => Promise.all([page.reload(), mine.reload()]);
  useRefresh(reload, 60);
  const shown = page.data;
  const duty = shown?.mine ?? null;
  const unread = shown?.open?.reasons.some(({ reason }) => reason === 'needs-risk-notice');
  const next = duty && isToDo(duty) ? duty.next : unread ? 'read-risk-notice' : undefined;
  return (
    <Page
      title={say('title')}
      {...shellOf(page)}
      footer={
        next && (
          <Button id="next" wide onPress={() => setDoing(next as Act)}>
            {label(dutyActions[next])}
          </Button>
        )
      }
    >
      {shown && (
        <>
          <Head shown={shown} duties={mine.data?.items ?? []} onChanged={reload} />
          {duty && <KeptIncidents />}
          {duty?.relieve?.state === 'open' && (
            <RelieveCard relieve={duty.relieve} withoutShift onChanged={reload} />
          )}
          {duty && <Acts duty={duty} onAct={setDoing} />}
          <CheckpointCard checkpoint={shown.checkpoint} />
          {shown.places && shown.places.length > 0 && (
            <List title={say('people')}>
              <PlaceList places={shown.places} />
            </List>
          )}
          {doing && (
            <Doing
              act={doing}
              shown={shown}
              duties={mine.data?.items ?? []}
              code={about.code}
              onAct={setDoing}
              onClose={() => setDoing(undefined)}
              onDone={reload}
            />
          )}
        </>
      )}
    </Page>
  );
}

interface HeadProps {
  shown: ShiftShown;
  duties: readonly Duty[];
  onChanged: () => Promise<unknown>;
}

/** When, how it stands with me, and for an open shift the way to claim it. */
function Head({ shown, duties, onChanged }: HeadProps) {
  const say = useWords(shiftPageWords);
  const times = useShiftTimes();
  const factsOf = useDutyFacts();
  const [claiming, setClaiming] = useState(false);
  const { shift, mine, open } = shown;
  const facts = mine ? factsOf(mine) : [];
  return (
    <>
      {shift.state === 'called-off' && (
        <Notice id="called-off" tone="warn">
          {say('calledOff')}
        </Notice>
      )}
      {mine && (
        <Card id="head" kind="now" title={times.whole(shift)} aside={<ClaimTag state={mine.state} />}>
          <Paragraph>{`${shift.checkpoint} · ${shift.place}`}</Paragraph>
          {facts.length > 0 && <Paragraph note>{facts.join(' · ')}</Paragraph>}
          {isGone(mine) && (
            <Button
              id="gone-again"
              kind="plain"
              onPress={() => goVolunteers('shift', { shiftId: shift.shiftId })}
            >
              {say('goneAgain')}
            </Button>
          )}
        </Card>
      )}
      {open && (
        <>
          <Card id="head" title={times.whole(shift)}>
            <Paragraph>{`${shift.checkpoint} · ${shift.place}`}</Paragraph>
            <RestAround shift={open} duties={duties} />
          </Card>
          <OpenShiftCard shift={open} short onClaim={() => setClaiming(true)} onChanged={onChanged} />
          {claiming && (
            <ClaimSheet shift={open} duties={duties} onClose={() => setClaiming(false)} onDone={onChanged} />
          )}
        </>
      )}
    </>
  );
}
