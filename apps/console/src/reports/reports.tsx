import type { ReplyOf } from '@linli/contracts/catalog';
import { slotParts } from '@linli/contracts/reports/labels';
import { missingIn } from '@linli/domain/reports/missing-in';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { lazy, Suspense, useId } from 'react';
import { Card } from '../shell/card.tsx';
import { useArea } from '../shell/me.ts';
import { Nothing, Part, Waiting } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { listsWords } from '../words/lists.ts';
import { MissingHouseholds } from './missing-households.tsx';
import { SlotCalls } from './slot-calls.tsx';

const CoverageChart = lazy(() => import('./coverage-chart.tsx'));
const route = getRouteApi('/desk/reports');
const figures = ['expected', 'reported', 'onTime', 'attention', 'excused'] as const;

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

function Covered({ slotId }: { slotId: string }) {
  const say = useWords(listsWords);
  const coverage = useReading('GET /reports/coverage', { slotId, ...useArea() }, { every: 60 });
  return (
    <Card title={say('below')}>
      <Part of={coverage}>
        {({ area, total, below }) => (
          <>
            {below.length > 0 && (
              <Suspense fallback={<Waiting />}>
                <CoverageChart below={below} />
              </Suspense>
            )}
            <div className="scroll">
              <CoverageTable area={area} total={total} below={below} />
            </div>
          </>
        )}
      </Part>
    </Card>
  );
}

type Shown = Omit<ReplyOf<'GET /reports/coverage'>, 'slot'>;

function CoverageTable({ area, total, below }: Shown) {
  const say = useWords(listsWords);
  return (
    <table className="table table--count">
      <thead>
        <tr>
          <th scope="col">{say('areaName')}</th>
          {figures.map((name) => (
            <th key={name} scope="col">
              {say(name)}
            </th>
          ))}
          <th scope="col">{say('missing')}</th>
        </tr>
      </thead>
      <tbody>
        {below.map((each) => (
          <tr key={each.area.areaId}>
            <th scope="row">
              <Link to="." search={(before) => ({ ...before, area: each.area.areaId })}>
                {each.area.name}
              </Link>
            </th>
            <Counts coverage={each.coverage} />
          </tr>
        ))}
        <tr>
          <th scope="row">{area.name}</th>
          <Counts coverage={total} />
        </tr>
      </tbody>
    </table>
  );
}

function Counts({ coverage }: { coverage: Shown['total'] }) {
  const missing = missingIn(coverage);
  return (
    <>
      {figures.map((name) => (
        <td key={name}>{coverage[name]}</td>
      ))}
      <td className={missing > 0 ? 'bad' : undefined}>{missing}</td>
    </>
  );
}
