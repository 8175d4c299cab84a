import type { ImportView } from '@linli/contracts/people/register-endpoints';
import { importFailures } from '@linli/contracts/people/register-problems';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, App, Button, Progress } from 'antd';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { Part } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { importWords } from '../words/import.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportProblems } from './import-problems.tsx';
import { importStates } from './import-states.ts';

const route = getRouteApi('/desk/register/imports/$id');
const figures = ['newHouseholds', 'newPersons', 'changed', 'unchanged', 'duplicates'] as const;
/** A dry run says what a run would do, in the same counts. */
const under = { checked: 'would', running: 'did', done: 'did' } as const;
const moving: readonly ImportView['state'][] = ['checking', 'running'];

/** One file: which column is what, what a dry run finds, and the run itself. */
export function ImportPage() {
  const say = useWords(importWords);
  const { id: importId } = route.useParams();
  const read = useReading('GET /people/imports/:importId', { importId }, { every: 2 });
  return (
    <Part of={read}>
      {(file) => (
        <>
          <p>
            <Link to="/register/imports">{say('back')}</Link>
          </p>
          <h1>{file.fileName}</h1>
          <Standing file={file} />
          {(file.state === 'uploaded' || file.state === 'failed' || file.state === 'checked') && (
            <Card title={say('columns')}>
              <ImportColumns key={file.importId} file={file} />
            </Card>
          )}
          {(file.counts.errors > 0 || file.counts.warnings > 0) && !moving.includes(file.state) && (
            <Card title={say('problemsOf', { errors: file.counts.errors, warnings: file.counts.warnings })}>
              <ImportProblems importId={importId} />
            </Card>
          )}
        </>
      )}
    </Part>
  );
}

function Standing({ file: { importId, state, failure, counts } }: { file: ImportView }) {
  const say = useWords(importWords);
  const label = useLabel();
  const act = useAct();
  const { modal } = App.useApp();
  const run = () =>
    modal.confirm({
      title: say('runAsk', {
        households: counts.newHouseholds,
        persons: counts.newPersons,
        changed: counts.changed,
      }),
      content: counts.errors > 0 ? say('runLeaves', { count: counts.errors }) : undefined,
      onOk: () => act('POST /people/run-import', { importId }),
    });
  return (
    <Card title={say(importStates[state])}>
      {failure && (
        <Alert className="said" type="error" showIcon role="alert" title={label(importFailures[failure])} />
      )}
      {moving.includes(state) && (
        <Progress
          percent={counts.rows === 0 ? 0 : Math.floor((100 * counts.done) / counts.rows)}
          aria-label={say('progress')}
        />
      )}
      {(state === 'checked' || state === 'running' || state === 'done') && (
        <>
          <p>{say(under[state])}</p>
          <ul className="figures">
            {figures.map((name) => (
              <li key={name}>
                <span className="figure">
                  <span className="figure__count">{counts[name]}</span>
                  {say(name)}
                </span>
              </li>
            ))}
            <li>
              <span className={counts.errors > 0 ? 'figure figure--bad' : 'figure'}>
                <span className="figure__count">{counts.errors}</span>
                {say('errors')}
              </span>
            </li>
          </ul>
        </>
      )}
      {state === 'checked' && (
        <Button type="primary" onClick={run}>
          {say('run')}
        </Button>
      )}
      {state === 'done' && <Link to="/register">{say('toRegister')}</Link>}
    </Card>
  );
}
