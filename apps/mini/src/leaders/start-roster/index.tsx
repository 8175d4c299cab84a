import type { RosterWeights } from '@linli/contracts/rosters/endpoints';
import { addDays, daysBetween } from '@linli/domain/civil-time';
import { shippedWeights } from '@linli/domain/rosters/weights';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { mondayOf } from '../../shifts/shift-times.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { AreaPage } from '../area-page.tsx';
import { rostersWords } from '../words/rosters.ts';
import { WorkPage } from '../work-page.tsx';
import { WeightStepper } from './weight-stepper.tsx';

type Seconds = '20' | '60' | '180';

const parts = [
  'fairHours',
  'fairNights',
  'wishes',
  'pairs',
  'rest',
  'near',
] as const satisfies readonly (keyof RosterWeights)[];

interface Start {
  fromDay: string;
  weeks: number;
  weights: RosterWeights;
  replansId: string | null;
}

/** Says from when, for how long and what counts, and has a roster planned; or an older one made again. */
export default function StartRosterPage() {
  const say = useWords(rostersWords);
  const { rosterId } = useAbout();
  return (
    <AreaPage title={say(rosterId ? 'replanTitle' : 'startTitle')}>
      {(areaId) => <Fields key={areaId} areaId={areaId} rosterId={rosterId} />}
    </AreaPage>
  );
}

function Fields({ areaId: area, rosterId }: { areaId: string; rosterId: string | undefined }) {
  const say = useWords(rostersWords);
  const before = useLoad(
    async () => (rosterId ? await call('GET /rosters/:rosterId', { rosterId }) : null),
    [rosterId],
  );
  const [edited, setEdited] = useState<Partial<Start>>({});
  const [seconds, setSeconds] = useState<Seconds>('60');
  const title = say(rosterId ? 'replanTitle' : 'startTitle');
  if (before.data === undefined) return <WorkPage title={title} of={[before]} />;
  const areaId = before.data?.areaId ?? area;
  const start = { ...startOf(before.data), ...edited };
  const set = (change: Partial<Start>) => setEdited({ ...edited, ...change });
  const go = async () => {
    if (start.fromDay === '') return;
    const made = await attempt(() =>
      call('POST /rosters/start', {
        areaId,
        fromDay: start.fromDay,
        days: start.weeks * 7,
        seconds: Number(seconds),
        weights: start.weights,
        replansId: start.replansId,
      }),
    );
    // Going back from the roster leads to the list, not to this form again.
    if (made) Taro.redirectTo({ url: `/leaders/roster/index?rosterId=${made.rosterId}` });
  };
  return (
    <WorkPage
      title={title}
      of={[]}
      footer={
        <Button id="go" wide onPress={go}>
          {say('go')}
        </Button>
      }
    >
      <Paragraph note>{say(start.replansId ? 'replanText' : 'startText')}</Paragraph>
      <Card>
        <DateField
          id="from-day"
          label={say('fromDay')}
          value={start.fromDay}
          from={today()}
          until={today(90)}
          error={start.fromDay === '' ? say('chooseDay') : undefined}
          onChange={(fromDay) => set({ fromDay })}
        />
        <Stepper
          id="weeks"
          label={say('weeks')}
          value={start.weeks}
          min={1}
          max={6}
          unit={say('weekUnit')}
          onChange={(weeks) => set({ weeks })}
        />
        <Choice<Seconds>
          id="seconds"
          label={say('thorough')}
          options={[
            { value: '20', label: say('quick') },
            { value: '60', label: say('usual') },
            { value: '180', label: say('long') },
          ]}
          value={seconds}
          onChange={setSeconds}
        />
      </Card>
      <Card title={say('weights')}>
        <Paragraph note>{say('weightsText')}</Paragraph>
        {parts.map((part) => (
          <WeightStepper
            key={part}
            id={part}
            label={say(part)}
            value={start.weights[part]}
            onChange={(weight) => set({ weights: { ...start.weights, [part]: weight } })}
          />
        ))}
      </Card>
    </WorkPage>
  );
}

/** The next two whole weeks; what is made again keeps its days from today on, and its weights. */
function startOf(
  before: { rosterId: string; fromDay: string; untilDay: string; weights: RosterWeights } | null,
): Start {
  const monday = addDays(mondayOf(today()), 7);
  if (!before) return { fromDay: monday, weeks: 2, weights: shippedWeights, replansId: null };
  const begun = daysBetween(today(), before.fromDay) <= 0;
  const fromDay = begun ? today() : before.fromDay;
  return {
    fromDay,
    weeks: Math.min(6, Math.max(1, Math.ceil((daysBetween(fromDay, before.untilDay) + 1) / 7))),
    weights: before.weights,
    replansId: before.rosterId,
  };
}
