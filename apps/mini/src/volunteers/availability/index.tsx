import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { showField } from '../../kit/show-field.ts';
import { Stepper } from '../../kit/stepper.tsx';
import { toast } from '../../kit/toast.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { useMe } from '../../state/me.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { availabilityWords } from '../words/availability.ts';
import { AwayField } from './away-field.tsx';
import { type Availability, areWhole, awayIsRight } from './free-times.ts';
import { Pairs } from './pairs.tsx';
import { WhenField } from './when-field.tsx';
import { WishesField } from './wishes-field.tsx';

const usualHours = 12;

/** When I can come, days away, wishes, partners: what rosters go by. */
export default function AvailabilityPage() {
  useMe();
  const say = useWords(availabilityWords);
  const said = useLoad(() => call('GET /rosters/availability', {}));
  const [edited, setEdited] = useState<Partial<Availability>>({});
  const [tried, setTried] = useState(false);
  const shown = said.data && { ...said.data, ...edited };
  const change = (part: Partial<Availability>) => setEdited({ ...edited, ...part });
  const save = async () => {
    if (!shown) return;
    setTried(true);
    if (!areWhole(shown.patterns)) return showField('times');
    if (!awayIsRight(shown.away)) return showField('away');
    const saved = await attempt(() => call('POST /rosters/save-availability', shown));
    if (!saved) return;
    said.put(saved);
    setEdited({});
    setTried(false);
    toast(say('saved'));
  };
  return (
    <Page
      title={say('title')}
      {...shellOf(said)}
      footer={
        Object.keys(edited).length > 0 ? (
          <Button id="availability-save" wide onPress={save}>
            {say('save')}
          </Button>
        ) : undefined
      }
    >
      {shown && (
        <>
          <Paragraph note>{say('intro')}</Paragraph>
          <Card>
            <WhenField
              patterns={shown.patterns}
              wrong={tried && !areWhole(shown.patterns)}
              onChange={(patterns) => change({ patterns })}
            />
          </Card>
          <List>
            <Toggle
              id="no-week-limit"
              label={say('noWeekLimit')}
              note={say('noWeekLimitNote')}
              on={shown.weekHours === null}
              onChange={(free) => change({ weekHours: free ? null : usualHours })}
            />
            <Toggle
              id="not-own-building"
              label={say('notOwnBuilding')}
              note={say('notOwnBuildingNote')}
              on={shown.notOwnBuilding}
              onChange={(notOwnBuilding) => change({ notOwnBuilding })}
            />
          </List>
          {shown.weekHours !== null && (
            <Card>
              <Stepper
                id="week-hours"
                label={say('weekHours')}
                value={shown.weekHours}
                min={1}
                max={60}
                unit={say('hoursUnit')}
                onChange={(weekHours) => change({ weekHours })}
              />
            </Card>
          )}
          <Card>
            <AwayField
              away={shown.away}
              wrong={tried && !awayIsRight(shown.away)}
              onChange={(away) => change({ away })}
            />
          </Card>
          <WishesField wishes={shown.wishes} onChange={(wishes) => change({ wishes })} />
          <Pairs />
        </>
      )}
    </Page>
  );
}
