import type { ImportView } from '@linli/contracts/people/register-endpoints';
import { importFailures } from '@linli/contracts/people/register-problems';
import type { LocalText } from '@linli/contracts/problem';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Progress } from '../../kit/progress.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { useDesk } from '../desk.ts';
import { Figures } from '../figures.tsx';
import { go } from '../go.ts';
import { ImportTag } from '../import-tag.tsx';
import { importsWords } from '../words/imports.ts';
import { WorkPage } from '../work-page.tsx';
import { Columns } from './columns.tsx';
import { type ChosenSheet, chosenOf, mappingsOf, sameChoice } from './mapping.ts';
import { Problems } from './problems.tsx';

/** One table on its way into the register: columns, check, problems, import. */
export default function ImportFilePage() {
  const say = useWords(importsWords);
  const { importId = '' } = useAbout();
  const { me } = useDesk();
  const loaded = useLoad(() => call('GET /people/imports/:importId', { importId }), [importId]);
  const shown = loaded.data;
  const working = shown?.state === 'checking' || shown?.state === 'running';
  return (
    <WorkPage title={say('fileTitle')} of={[loaded, me]} {...(working ? { seconds: 2 } : {})}>
      {shown && <Import shown={shown} onChanged={loaded.put} />}
    </WorkPage>
  );
}

function Import({ shown, onChanged }: { shown: ImportView; onChanged: (shown: ImportView) => void }) {
  const say = useWords(importsWords);
  const [sheets, setSheets] = useState<ChosenSheet[]>(() => chosenOf(shown.sheets));
  const { importId, state, counts } = shown;
  const changed = !sameChoice(sheets, chosenOf(shown.sheets));
  const check = async () => {
    const input = { importId, mappings: mappingsOf(sheets) };
    const answer = await attempt(() => call('POST /people/check-import', input));
    if (answer) onChanged(answer);
  };
  const run = async () => {
    const yes = await confirm({
      title: say('runTitle', { rows: counts.rows }),
      text: say('runText', { errors: counts.errors }),
      action: say('run'),
    });
    if (!yes) return;
    const answer = await attempt(() => call('POST /people/run-import', { importId }));
    if (answer) onChanged(answer);
  };
  const idle = state === 'uploaded' || state === 'checked' || state === 'failed';
  const found = state === 'checked' || state === 'done';
  return (
    <>
      <Card title={shown.fileName} aside={<ImportTag state={state} />}>
        <Status shown={shown} />
        {found && (
          <Figures
            figures={[
              { label: say('newHouseholds'), value: counts.newHouseholds },
              { label: say('newPersons'), value: counts.newPersons },
              { label: say('changed'), value: counts.changed },
              { label: say('unchanged'), value: counts.unchanged },
              { label: say('duplicates'), value: counts.duplicates },
              { label: say('errors'), value: counts.errors, ...(counts.errors > 0 ? { tone: 'bad' } : {}) },
              {
                label: say('warnings'),
                value: counts.warnings,
                ...(counts.warnings > 0 ? { tone: 'warn' } : {}),
              },
            ]}
          />
        )}
        {state === 'checked' && !changed && (
          <Button id="run" wide onPress={run}>
            {say('run')}
          </Button>
        )}
        {idle && (state !== 'checked' || changed) && (
          <Button id="check" wide onPress={check}>
            {say(state === 'uploaded' ? 'check' : changed ? 'checkAgain' : 'tryAgain')}
          </Button>
        )}
        {state === 'done' && (
          <Button id="to-register" wide kind="soft" onPress={() => go('register', { areaId: shown.areaId })}>
            {say('toRegister')}
          </Button>
        )}
      </Card>
      {found && <Problems key={state} importId={importId} />}
      {idle && <Columns sheets={sheets} onChange={setSheets} />}
    </>
  );
}

function Status({ shown }: { shown: ImportView }) {
  const say = useWords(importsWords);
  const label = useLabel();
  const { state, failure, counts } = shown;
  const texts: Readonly<Record<string, LocalText>> = importFailures;
  const known = failure === null ? undefined : texts[failure];
  if (state === 'failed')
    return (
      <Notice tone="bad">{say('failed', { reason: known ? label(known) : say('unknownFailure') })}</Notice>
    );
  if (state === 'checking' || state === 'running')
    return (
      <>
        <Paragraph>{say(state)}</Paragraph>
        <Progress label={say('progress')} done={counts.done} total={counts.rows} />
      </>
    );
  return <Paragraph note>{say('rows', { count: counts.rows })}</Paragraph>;
}
