import type { ReplyOf } from '@linli/contracts/catalog';
import { missingIn, wantedIn } from '@linli/domain/reports/missing-in';
import { useState } from 'react';
import { Bars } from '../../kit/bars.tsx';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { SelectField } from '../../kit/date-field.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Progress } from '../../kit/progress.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { areaName } from '../area-name.ts';
import { useDesk } from '../desk.ts';
import { Figures } from '../figures.tsx';
import { go } from '../go.ts';
import { SlotTag } from '../slot-tag.tsx';
import { useSlotName } from '../slots.ts';
import { coverageWords } from '../words/coverage.ts';
import { WorkPage } from '../work-page.tsx';
import { type Order, ordered } from './ordered.ts';

type Coverage = ReplyOf<'GET /reports/coverage'>;

/** Who has reported in an area, and area by area below it. Opens itself again for an area below. */
export default function CoveragePage() {
  const say = useWords(coverageWords);
  const slotName = useSlotName();
  const about = useAbout();
  const { may } = useDesk();
  const [chosen, setChosen] = useState(about.slotId);
  const slots = useLoad(
    () => call('GET /reports/slots', { areaId: about.areaId, limit: 30 }),
    [about.areaId],
  );
  const listed = slots.data?.items ?? [];
  const slotId = chosen ?? listed[0]?.slotId;
  const coverage = useLoad(
    () => (slotId ? call('GET /reports/coverage', { slotId, areaId: about.areaId }) : Promise.resolve(null)),
    [slotId, about.areaId],
  );
  const shown = coverage.data;
  const slot = listed.find((one) => one.slotId === slotId);
  const ready = shown && shown.slot.slotId === slotId;
  return (
    <WorkPage title={(shown && areaName(shown.area)) ?? say('title')} of={[slots, coverage]} seconds={15}>
      {listed.length === 0 ? (
        <Empty
          text={say('noSlots')}
          note={say('noSlotsNote')}
          action={
            may('rounds.open') && (
              <Button id="open-round" onPress={() => go('open-round', { areaId: about.areaId })}>
                {say('openRound')}
              </Button>
            )
          }
        />
      ) : (
        <SelectField
          id="slot"
          label={say('slot')}
          options={listed.map((one) => ({ value: one.slotId, label: slotName(one) }))}
          value={slotId}
          onChange={setChosen}
        />
      )}
      {ready && <Total coverage={shown} state={slot?.state} asOf={coverage.loadedAt} />}
      {ready && shown.below.length > 0 && <Below coverage={shown} />}
    </WorkPage>
  );
}

function Total({
  coverage: { total, slot, area },
  state,
  asOf,
}: {
  coverage: Coverage;
  state: 'ahead' | 'open' | 'closed' | undefined;
  asOf: Date | undefined;
}) {
  const say = useWords(coverageWords);
  const when = useWhen();
  const missing = missingIn(total);
  return (
    <Card
      id="total"
      title={when.span(slot.opensAt, slot.closesAt)}
      aside={state && <SlotTag state={state} />}
    >
      {total.expected === 0 ? (
        <Paragraph>{say('nobody')}</Paragraph>
      ) : (
        <>
          <Figures
            figures={[
              { label: say('expected'), value: total.expected },
              { label: say('reported'), value: total.reported },
              { label: say('onTime'), value: total.onTime },
              ...(total.excused > 0 ? [{ label: say('excused'), value: total.excused }] : []),
              {
                label: say('attention'),
                value: total.attention,
                ...(total.attention > 0 ? { tone: 'bad' as const } : {}),
              },
            ]}
          />
          <Progress label={say('people')} done={total.reported} total={wantedIn(total)} />
          {missing > 0 ? (
            <Button
              id="see-missing"
              wide
              onPress={() => go('gaps', { slotId: slot.slotId, areaId: area.areaId })}
            >
              {say('seeMissing', { count: missing })}
            </Button>
          ) : (
            <Paragraph>{say('allIn')}</Paragraph>
          )}
        </>
      )}
      {asOf && <Paragraph note>{say('asOf', { time: when.time(asOf.toISOString()) })}</Paragraph>}
    </Card>
  );
}

function Below({ coverage: { below, slot } }: { coverage: Coverage }) {
  const say = useWords(coverageWords);
  const [order, setOrder] = useState<Order>('missing');
  return (
    <Card title={say('below')}>
      {below.length > 3 && (
        <Tabs
          id="order"
          label={say('order')}
          items={[
            { value: 'missing', label: say('sortGaps') },
            { value: 'name', label: say('sortName') },
          ]}
          value={order}
          onChange={setOrder}
        />
      )}
      <Bars
        id="below"
        label={say('below')}
        bars={ordered(below, order).map(({ area, coverage }) => ({
          key: area.areaId,
          label: areaName(area),
          value: coverage.reported,
          total: wantedIn(coverage),
          ...(coverage.expected > 0
            ? { note: say('note', { onTime: coverage.onTime, attention: coverage.attention }) }
            : {}),
          onPress: () => go('coverage', { slotId: slot.slotId, areaId: area.areaId }),
        }))}
      />
    </Card>
  );
}
