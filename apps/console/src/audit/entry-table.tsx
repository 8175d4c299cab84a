import type { AuditEntryView } from '@linli/contracts/audit/endpoints';
import { auditFactOf } from '@linli/contracts/audit/fact-labels';
import { auditActions, auditSubjects } from '@linli/contracts/audit/labels';
import type { LocalText } from '@linli/contracts/problem';
import { Link } from '@tanstack/react-router';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { auditWords } from '../words/audit.ts';

/** Entries of the audit; who and what lead to all that the person did, and all that was done to it. */
export function EntryTable({ items }: { items: readonly AuditEntryView[] }) {
  const say = useWords(auditWords);
  const when = useWhen();
  const named = useNamed();
  return (
    <table className="table">
      <ColumnHeads of={['when', 'who', 'action', 'subject', 'where', 'why']} say={say} />
      <tbody>
        {items.map((entry) => (
          <tr key={entry.entryId}>
            <td>
              <time dateTime={entry.at}>{when.moment(entry.at)}</time>
            </td>
            <td>
              {entry.by === null ? (
                <span className="note">{say('clock')}</span>
              ) : (
                <Link
                  to="/audit"
                  search={(before) => ({ ...before, by: entry.by?.accountId })}
                  title={say('onlyPerson')}
                >
                  {entry.by.name}
                </Link>
              )}
            </td>
            <th scope="row">{named(auditActions, entry.action)}</th>
            <td>
              <Subject entry={entry} />
            </td>
            <td>{entry.areaName}</td>
            <td>
              {entry.reason}
              <Facts facts={entry.facts} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ entry: { subjectKind, subjectId, subject } }: { entry: AuditEntryView }) {
  const say = useWords(auditWords);
  const named = useNamed();
  const words = [named(auditSubjects, subjectKind), subject].filter(Boolean).join(' ');
  if (subjectId === null) return words;
  return (
    <>
      <Link to="/audit" search={(before) => ({ ...before, subject: subjectId })} title={say('onlySubject')}>
        {words}
      </Link>{' '}
      {(subjectKind === 'request' || subjectKind === 'alert') && (
        <Link to="/cases/$kind/$id" params={{ kind: subjectKind, id: subjectId }}>
          {say('open')}
        </Link>
      )}
      {subjectKind === 'shift' && (
        <Link to="/shifts/$id" params={{ id: subjectId }}>
          {say('open')}
        </Link>
      )}
    </>
  );
}

function Facts({ facts }: { facts: AuditEntryView['facts'] }) {
  const say = useWords(auditWords);
  const label = useLabel();
  const shown = Object.entries(facts).flatMap(([name, fact]) => {
    const text = auditFactOf(name);
    const value = Array.isArray(fact) ? fact.length : fact;
    if (text === undefined || value === null) return [];
    if (typeof value === 'boolean') return [`${label(text)} ${say(value ? 'yes' : 'no')}`];
    // Of texts only days and moments; others are codes.
    if (typeof value === 'string' && !/^\d{4}-\d{2}-\d{2}/.test(value)) return [];
    return [`${label(text)} ${typeof value === 'string' ? value.slice(0, 10) : value}`];
  });
  return shown.length === 0 ? null : <div className="note">{shown.join(' · ')}</div>;
}

/** Says a name of a table of labels; what an older version wrote stays as it is. */
function useNamed() {
  const label = useLabel();
  return (labels: Readonly<Record<string, LocalText>>, name: string) => {
    const text = labels[name];
    return text === undefined ? name : label(text);
  };
}
