import type { RunView } from '@linli/contracts/sheets/endpoints';
import { runFailures, runStates, sheetPeriods } from '@linli/contracts/sheets/labels';
import { Link } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useDownload } from '../wire/download.ts';
import { useParts } from '../wire/queries.ts';
import { sheetsWords } from '../words/sheets.ts';

const columns = ['name', 'areaName', 'period', 'state', 'by', 'factsAt', 'file'] as const;

/** Filled forms, newest first; of one template or of all. While one is being filled, how far it is. */
export function RunTable({ templateId }: { templateId?: string }) {
  const say = useWords(sheetsWords);
  const runs = useParts(
    'GET /sheets/runs',
    { ...useArea(), ...(templateId === undefined ? {} : { templateId }), limit: 20 },
    { every: 3 },
  );
  return (
    <Rows of={runs} empty={say('noRuns')}>
      {(items) => (
        <table className="table">
          <ColumnHeads of={columns} say={say} />
          <tbody>
            {items.map((run) => (
              <RunRow key={run.runId} run={run} />
            ))}
          </tbody>
        </table>
      )}
    </Rows>
  );
}

function RunRow({ run }: { run: RunView }) {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const when = useWhen();
  const download = useDownload();
  const { from, until, kind } = run.period;
  return (
    <tr>
      <th scope="row">
        <Link to="/sheets/$id" params={{ id: run.templateId }}>
          {label(run.templateName)}
        </Link>
        <div className="note">
          {say('madeOf', { version: run.version, mapping: run.mappingNumber })}
          {run.scheduled && ` · ${say('scheduled')}`}
        </div>
      </th>
      <td>{run.area.name}</td>
      <td>
        {from === until ? when.day(from) : `${when.day(from)} – ${when.day(until)}`}
        <div className="note">{label(sheetPeriods[kind])}</div>
      </td>
      <td>
        <span className={run.state === 'failed' ? 'bad' : undefined}>{label(runStates[run.state])}</span>
        {run.inFull && <div className="note">{say('inFullMark')}</div>}
        {run.failure && <div className="note">{label(runFailures[run.failure])}</div>}
        {run.state === 'running' && (
          <div className="note" role="status">
            <Spin size="small" /> {say('rowsSoFar', { rows: run.rows })}
          </div>
        )}
      </td>
      <td>
        {run.askedBy}
        <div className="note">{when.moment(run.askedAt)}</div>
      </td>
      <td>{run.factsAt ? when.moment(run.factsAt) : '—'}</td>
      <td>
        {run.mayDownload ? (
          <Button
            size="small"
            aria-label={say('downloadOf', { name: label(run.templateName), period: when.day(from) })}
            onClick={() => void download('GET /sheets/runs/:runId/file', { runId: run.runId })}
          >
            {say('download')}
          </Button>
        ) : (
          '—'
        )}
        {run.state === 'ready' && run.expiresAt && (
          <div className="note">{say('keptUntil', { until: when.moment(run.expiresAt) })}</div>
        )}
      </td>
    </tr>
  );
}
