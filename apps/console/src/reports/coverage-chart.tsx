import type { ReplyOf } from '@linli/contracts/catalog';
import { missingIn } from '@linli/domain/reports/missing-in';
import { useWords } from '../state/use-words.ts';
import { listsWords } from '../words/lists.ts';
import { Bars } from './bars.tsx';

/** More bars than these say nothing; the table has them all. */
const most = 20;

/** Reported and missing by area, most missing first. The table below says the same in figures. */
export default function CoverageChart({ below }: Pick<ReplyOf<'GET /reports/coverage'>, 'below'>) {
  const say = useWords(listsWords);
  const rows = below.toSorted((a, b) => missingIn(b.coverage) - missingIn(a.coverage)).slice(0, most);
  return (
    <Bars
      label={say('chart')}
      names={rows.map(({ area }) => area.name)}
      series={[
        { name: say('reported'), color: 'primary', data: rows.map(({ coverage }) => coverage.reported) },
        { name: say('missing'), color: 'error', data: rows.map(({ coverage }) => missingIn(coverage)) },
      ]}
    />
  );
}
