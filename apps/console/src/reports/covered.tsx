import type { ReplyOf } from '@linli/contracts/catalog';
import { missingIn } from '@linli/domain/reports/missing-in';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Card } from '../shell/card.tsx';
import { useArea } from '../shell/me.ts';
import { Part, Waiting } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { listsWords } from '../words/lists.ts';

const CoverageChart = lazy(() => import('./coverage-chart.tsx'));
const figures = ['expected', 'reported', 'onTime', 'attention', 'excused'] as const;

/** How far a slot is covered, by the areas below the one shown. */
export function Covered({ slotId }: { slotId: string }) {
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
