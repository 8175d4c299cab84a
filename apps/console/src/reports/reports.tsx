import { slotParts } from '@linli/contracts/reports/labels';
import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { useId } from 'react';
import { Card } from '../shell/card.tsx';
import { useArea } from '../shell/me.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { listsWords } from '../words/lists.ts';
import { Covered } from './covered.tsx';
import { MissingHouseholds } from './missing-households.tsx';
import { SlotCalls } from './slot-calls.tsx';

const route = getRouteApi('/desk/reports');

/** One slot: how far each area below is covered, and which households are missing. */
export function Reports() {
  const say = useWords(listsWords);
  const label = useLabel();
  const when = useWhen();
  const id = useId();
  const { slot: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const slots = useReading('GET /reports/slots', { ...useArea(), limit: 60 }, { every: 300 });
  const slotId = chosen ?? slots.data?.items[0]?.slotId;
  return (
    <>
      <h1>{say('reportsTitle')}</h1>
      <Part of={slots}>
        {({ items }) =>
          slotId === undefined ? (
            <Nothing text={say('noSlots')} />
          ) : (
            <>
              <div className="filters">
                <label htmlFor={id}>
                  {say('slot')}
                  <Select
                    id={id}
                    popupMatchSelectWidth={false}
                    value={slotId}
                    options={items.map((slot) => ({
                      value: slot.slotId,
                      label: say('slotOf', {
                        round: label({ zh: slot.roundTitle, en: slot.roundTitleEn }),
                        day: when.day(slot.day),
                        part: label(slotParts[slot.part]),
                      }),
                    }))}
                    onChange={(slot) => void navigate({ search: (before) => ({ ...before, slot }) })}
                  />
                </label>
              </div>
              <Covered slotId={slotId} />
              <SlotCalls
                slotId={slotId}
                open={items.some((slot) => slot.slotId === slotId && slot.state === 'open')}
              />
              <Card title={say('missingTitle')}>
                <MissingHouseholds slotId={slotId} />
              </Card>
            </>
          )
        }
      </Part>
    </>
  );
}
