import { Link } from '@tanstack/react-router';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { sheetsWords } from '../words/sheets.ts';
import { RunTable } from './run-table.tsx';
import { UploadTemplate } from './upload-template.tsx';

/** Forms that are filled from what is known: templates, a new one, and what was filled last. */
export function Sheets() {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const when = useWhen();
  const { data: me } = useMe();
  const area = useArea();
  const templates = useParts('GET /sheets/templates', { ...area, limit: 50 });
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="note">{say('intro')}</p>
      <Card title={say('templates')}>
        <Rows of={templates} empty={say('noTemplates')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={['name', 'whose', 'version', 'mapped', 'uploadedAt']} say={say} />
              <tbody>
                {items.map((template) => (
                  <tr key={template.templateId}>
                    <th scope="row">
                      <Link to="/sheets/$id" params={{ id: template.templateId }}>
                        {label(template.name)}
                      </Link>
                    </th>
                    <td>{template.area?.name ?? say('shipped')}</td>
                    <td>{say('versionOf', { version: template.version })}</td>
                    <td className={template.unmapped > 0 ? 'bad' : undefined}>
                      {template.unmapped > 0
                        ? say('unmapped', { cells: template.unmapped })
                        : say('allMapped')}
                    </td>
                    <td>{when.moment(template.uploadedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </Card>
      {holds(me, 'sheets.set-up') && (
        <Card title={say('newTemplate')}>
          <p className="note">{say('howToName')}</p>
          <UploadTemplate />
        </Card>
      )}
      <Card title={say('runs')}>
        <RunTable />
      </Card>
    </>
  );
}
