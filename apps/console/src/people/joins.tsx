import type { ReplyOf } from '@linli/contracts/catalog';
import { relations } from '@linli/contracts/people/labels';
import { Button } from 'antd';
import { useState } from 'react';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { registerWords } from '../words/register.ts';
import { DecideSheet } from './decide-sheet.tsx';
import { RegisterPages } from './register-pages.tsx';

const ways = { code: 'wayCode', phone: 'wayPhone', ask: 'wayAsk' } as const;
const columns = ['applicant', 'wayIn', 'wanted', 'relation', 'said', 'asked', 'acts'] as const;

/** Requests to be let into a household that wait for somebody here, the oldest first. */
export function Joins() {
  const say = useWords(registerWords);
  const label = useLabel();
  const when = useWhen();
  const [open, setOpen] = useState<ReplyOf<'GET /people/join-requests'>['items'][number]>();
  const requests = useParts('GET /people/join-requests', { ...useArea(), limit: 50 }, { every: 60 });
  return (
    <>
      <h1>{say('title')}</h1>
      <RegisterPages />
      <div className="card">
        <Rows of={requests} empty={say('noJoins')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={columns} say={say} />
              <tbody>
                {items.map((join) => (
                  <tr key={join.joinId}>
                    <th scope="row">
                      {join.applicantName} <span className="note">{join.applicantPhoneMasked}</span>
                    </th>
                    <td>{say(ways[join.way])}</td>
                    <td>{join.address}</td>
                    <td>
                      {[
                        label(relations[join.relation]),
                        join.claimed && say('saysIs', { name: join.claimed.name }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </td>
                    <td>{join.message}</td>
                    <td>{when.moment(join.askedAt)}</td>
                    <td>
                      <Button size="small" onClick={() => setOpen(join)}>
                        {say('decide')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </div>
      {open && <DecideSheet join={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
