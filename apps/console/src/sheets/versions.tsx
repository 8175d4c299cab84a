import type { TemplateView } from '@linli/contracts/sheets/endpoints';
import { layoutChanges } from '@linli/contracts/sheets/labels';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { sheetsWords } from '../words/sheets.ts';

/** Versions of a template, the newest first, each with what changed against the one before. */
export function Versions({ template: { versions } }: { template: TemplateView }) {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const when = useWhen();
  return (
    <Card title={say('versions')}>
      <div className="scroll">
        <table className="table">
          <ColumnHeads of={['version', 'file', 'by', 'mappings', 'changes']} say={say} />
          <tbody>
            {versions.map(({ version, fileName, uploadedAt, uploadedBy, mappings, changes }) => (
              <tr key={version}>
                <th scope="row">{say('versionOf', { version })}</th>
                <td>{fileName}</td>
                <td>
                  {uploadedBy ?? say('shipped')}
                  <div className="note">{when.moment(uploadedAt)}</div>
                </td>
                <td>{mappings}</td>
                <td>
                  {changes.length === 0 ? (
                    <span className="note">{say(version === 1 ? 'firstVersion' : 'noChanges')}</span>
                  ) : (
                    <ul className="plain">
                      {changes.map(({ change, name, from, to }) => (
                        <li key={`${change} ${name}`}>
                          {label(layoutChanges[change])} {name}{' '}
                          <span className="note">{[from, to].filter(Boolean).join(' → ')}</span>
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
