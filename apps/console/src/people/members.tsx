import { relations, sexes } from '@linli/contracts/people/labels';
import type { HouseholdView, PersonView } from '@linli/contracts/people/values';
import { Button } from 'antd';
import { useState } from 'react';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { holds, useMe } from '../shell/me.ts';
import { Nothing } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { registerWords } from '../words/register.ts';
import { FullView } from './full-view.tsx';
import { LeaveSheet } from './leave-sheet.tsx';
import { MemberSheet } from './member-sheet.tsx';
import { Tags } from './tags.tsx';

const columns = ['name', 'relation', 'sexAge', 'phone', 'idNumber', 'tagsOf'] as const;

/** Who lives there, numbers masked, and what may be done about each. */
export function Members({ home: { householdId, members } }: { home: HouseholdView }) {
  const say = useWords(registerWords);
  const label = useLabel();
  const { data: me } = useMe();
  const [open, setOpen] = useState<{ act: 'full' | 'change' | 'leave'; member: PersonView }>();
  const close = () => setOpen(undefined);
  const mayLook = holds(me, 'register.view-in-full');
  const mayChange = holds(me, 'register.change');
  if (members.length === 0) return <Nothing text={say('nobodyHere')} />;
  return (
    <div className="scroll">
      <table className="table">
        <ColumnHeads of={columns} say={say}>
          {(mayLook || mayChange) && <th scope="col">{say('acts')}</th>}
        </ColumnHeads>
        <tbody>
          {members.map((member) => (
            <tr key={member.personId}>
              <th scope="row">{member.name}</th>
              <td>{label(relations[member.relation])}</td>
              <td>
                {[
                  member.sex && label(sexes[member.sex]),
                  member.age !== null && say('years', { count: member.age }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </td>
              <td>{member.phoneMasked ?? <span className="bad">{say('noPhone')}</span>}</td>
              <td>{member.idMasked ?? <span className="note">{say('notKnown')}</span>}</td>
              <td>
                <Tags of={member.tags} />
              </td>
              {(mayLook || mayChange) && (
                <td>
                  <span className="acts acts--row">
                    {mayLook && (
                      <Button
                        size="small"
                        aria-label={say('actOn', { act: say('full'), name: member.name })}
                        onClick={() => setOpen({ act: 'full', member })}
                      >
                        {say('full')}
                      </Button>
                    )}
                    {mayChange && (
                      <>
                        <Button
                          size="small"
                          aria-label={say('actOn', { act: say('change'), name: member.name })}
                          onClick={() => setOpen({ act: 'change', member })}
                        >
                          {say('change')}
                        </Button>
                        <Button
                          size="small"
                          aria-label={say('actOn', { act: say('leave'), name: member.name })}
                          onClick={() => setOpen({ act: 'leave', member })}
                        >
                          {say('leave')}
                        </Button>
                      </>
                    )}
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {open?.act === 'full' && <FullView member={open.member} onClose={close} />}
      {open?.act === 'change' && (
        <MemberSheet householdId={householdId} member={open.member} onClose={close} />
      )}
      {open?.act === 'leave' && <LeaveSheet member={open.member} onClose={close} />}
    </div>
  );
}
