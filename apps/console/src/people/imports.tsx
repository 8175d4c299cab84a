import { importFailures } from '@linli/contracts/people/register-problems';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { SendFile, workbook } from '../shell/send-file.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { upload } from '../wire/client.ts';
import { useParts, useReading } from '../wire/queries.ts';
import { importWords } from '../words/import.ts';
import { importStates } from './import-states.ts';
import { RegisterPages } from './register-pages.tsx';

const route = getRouteApi('/desk/register/imports');

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
              <ColumnHeads
                of={['file', 'state', 'rows', 'newHouseholds', 'newPersons', 'errors', 'at']}
                say={say}
              />
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

/** Sends a file; what is wrong with its cells is said on its own page. */
function NewFile() {
  const say = useWords(importWords);
  const navigate = route.useNavigate();
  const { areaId } = useArea();
  const area = useReading(
    'GET /people/areas/:areaId',
    { areaId: areaId ?? '' },
    { enabled: areaId !== undefined },
  );
  return (
    <>
      <p>{say('fileNote', { area: area.data?.fullName ?? '' })}</p>
      <SendFile
        accept=".xlsx,.csv"
        text={say('choose')}
        notTaken={say('notTaken')}
        disabled={areaId === undefined}
        send={async (file) => {
          if (areaId === undefined) return;
          const { importId } = await upload(
            'POST /people/upload-register',
            { areaId, fileName: file.name.slice(-120) },
            file,
            /\.csv$/i.test(file.name) ? 'text/csv' : workbook,
          );
          await navigate({ to: '/register/imports/$id', params: { id: importId } });
        }}
      />
    </>
  );
}
