import { importFailures } from '@linli/contracts/people/register-problems';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import { Card } from '../shell/card.tsx';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { sentenceOf, upload } from '../wire/client.ts';
import { useParts, useReading } from '../wire/queries.ts';
import { importWords } from '../words/import.ts';
import { importStates } from './import-states.ts';
import { RegisterPages } from './register-pages.tsx';

const route = getRouteApi('/desk/register/imports');
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files of the register on their way in, and a new one. */
export function Imports() {
  const say = useWords(importWords);
  const label = useLabel();
  const when = useWhen();
  const area = useArea();
  const imports = useParts('GET /people/imports', { ...area, limit: 30 }, { every: 15 });
  return (
    <>
      <h1>{say('title')}</h1>
      <RegisterPages />
      <Card title={say('newFile')}>
        <NewFile />
      </Card>
      <Card title={say('earlier')}>
        <Rows of={imports} empty={say('none')}>
          {(items) => (
            <table className="table">
              <thead>
                <tr>
                  {(['file', 'state', 'rows', 'newHouseholds', 'newPersons', 'errors', 'at'] as const).map(
                    (name) => (
                      <th key={name} scope="col">
                        {say(name)}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {items.map(({ importId, fileName, state, failure, counts, createdAt }) => (
                  <tr key={importId}>
                    <th scope="row">
                      <Link to="/register/imports/$id" params={{ id: importId }}>
                        {fileName}
                      </Link>
                    </th>
                    <td>
                      {say(importStates[state])}
                      {failure && <span className="note"> {label(importFailures[failure])}</span>}
                    </td>
                    <td>{counts.rows}</td>
                    <td>{counts.newHouseholds}</td>
                    <td>{counts.newPersons}</td>
                    <td className={counts.errors > 0 ? 'bad' : undefined}>{counts.errors}</td>
                    <td>{when.moment(createdAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </Card>
    </>
  );
}

/** Sends a file; what is wrong with it as a whole is said here, what is wrong with its cells on its own page. */
function NewFile() {
  const say = useWords(importWords);
  const navigate = route.useNavigate();
  const { areaId } = useArea();
  const area = useReading(
    'GET /people/areas/:areaId',
    { areaId: areaId ?? '' },
    { enabled: areaId !== undefined },
  );
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async (file: File) => {
    if (areaId === undefined) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const csv = /\.csv$/i.test(file.name);
      const { importId } = await upload(
        'POST /people/upload-register',
        { areaId, fileName: file.name.slice(-120) },
        file,
        csv ? 'text/csv' : workbook,
      );
      await navigate({ to: '/register/imports/$id', params: { id: importId } });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p>{say('fileNote', { area: area.data?.fullName ?? '' })}</p>
      {failure !== undefined && (
        <Alert
          className="said"
          type="error"
          showIcon
          role="alert"
          title={say('notTaken')}
          description={sentenceOf(failure)}
        />
      )}
      <Upload
        accept=".xlsx,.csv"
        showUploadList={false}
        disabled={busy || areaId === undefined}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button type="primary" loading={busy}>
          {say('choose')}
        </Button>
      </Upload>
    </>
  );
}
