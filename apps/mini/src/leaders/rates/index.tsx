import type { ReplyOf } from '@linli/contracts/catalog';
import { useState } from 'react';
import { Bars } from '../../kit/bars.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { clock } from '../../state/clock.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { AreaPage } from '../area-page.tsx';
import { go } from '../go.ts';
import { ratesWords } from '../words/rates.ts';
import { WorkPage } from '../work-page.tsx';

type Rates = ReplyOf<'GET /requests/rates'>['items'][number];

const rates = ['answered', 'solved', 'satisfied'] as const;
type RateName = (typeof rates)[number];
/** The requests that a rate was not met by. */
const missedBy = { answered: 'unanswered', solved: 'unsolved', satisfied: 'unsatisfied' } as const;
const periods = ['7', '30', '90'] as const;
type Period = (typeof periods)[number];
const dayMs = 86_400_000;

/** 三率 of an area with how they are counted, what lies below it, and the way to the requests behind each. */
export default function RatesPage() {
  const say = useWords(ratesWords);
  return <AreaPage title={say('title')}>{(areaId) => <AreaRates key={areaId} areaId={areaId} />}</AreaPage>;
}

function AreaRates({ areaId }: { areaId: string }) {
  const say = useWords(ratesWords);
  const label = useLabel();
  const [period, setPeriod] = useState<Period>('30');
  const loaded = useLoad(async () => {
    const now = clock.now();
    const span = {
      from: new Date(now.getTime() - Number(period) * dayMs).toISOString(),
      until: now.toISOString(),
    };
    return { ...(await call('GET /requests/rates', { areaId, ...span })), span };
  }, [areaId, period]);
  const shown = loaded.data;
  const own = shown?.items.find((item) => item.areaId === areaId);
  const below = shown?.items.filter((item) => item.areaId !== areaId) ?? [];
  return (
    <WorkPage title={own ? `${own.name} ${say('title')}` : say('title')} of={[loaded]}>
      <Tabs
        id="period"
        label={say('period')}
        items={periods.map((value) => ({ value, label: say('days', { count: value }) }))}
        value={period}
        onChange={setPeriod}
      />
      {own && own.requests > 0 && shown && <Own own={own} span={shown.span} />}
      {own?.requests === 0 && <Empty text={say('none')} />}
      {below.length > 0 && <Below below={below} />}
      {shown && (
        <Card title={say('formula')} kind="quiet">
          <Paragraph note>{label(shown.formula)}</Paragraph>
        </Card>
      )}
    </WorkPage>
  );
}

function Own({ own, span }: { own: Rates; span: { from: string; until: string } }) {
  const say = useWords(ratesWords);
  return (
    <Card id="own" title={say('requests', { count: own.requests })}>
      <Bars
        id="rate"
        label={say('title')}
        bars={rates.map((rate) => ({
          key: rate,
          label: say(rate),
          value: own[rate].met,
          total: own[rate].of,
          onPress: () => go('requests', { areaId: own.areaId, rate: missedBy[rate], ...span }),
        }))}
      />
      <Paragraph note>{say('seeWhich')}</Paragraph>
    </Card>
  );
}

/** In the order of the areas: nobody is ranked by a rate. */
function Below({ below }: { below: readonly Rates[] }) {
  const say = useWords(ratesWords);
  const [rate, setRate] = useState<RateName>('answered');
  return (
    <Card title={say('below')}>
      <Tabs
        id="which-rate"
        label={say('which')}
        items={rates.map((value) => ({ value, label: say(value) }))}
        value={rate}
        onChange={setRate}
      />
      <Bars
        id="below"
        label={say(rate)}
        bars={below.map((item) => ({
          key: item.areaId,
          label: item.name,
          value: item[rate].met,
          total: item[rate].of,
          note: say('ofRequests', { count: item.requests }),
          onPress: () => go('rates', { areaId: item.areaId }),
        }))}
      />
    </Card>
  );
}
