import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { teamsWords } from '../words/teams.ts';
import { HoursSheet } from './hours-sheet.tsx';
import { useOnDuty, useSpans } from './use-duty.ts';

type Member = ReplyOf<'GET /escalation/teams'>['items'][number]['members'][number];

/** Professional teams: their people, when they answer, and how much is with them. */
export function Teams() {
  const say = useWords(teamsWords);
  const label = useLabel();
  const { data: me } = useMe();
  const area = useArea();
  const onDuty = useOnDuty();
  const spans = useSpans();
  const [changing, setChanging] = useState<Member>();
  const teams = useParts(
    'GET /escalation/teams',
    { ...(holds(me, 'posts.view') ? area : {}), limit: 50 },
    { every: 60, enabled: me !== undefined },
  );
  return (
    <>
      <h1>{say('title')}</h1>
      <div className="card">
        <Rows of={teams} empty={say('none')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={['team', 'place', 'members', 'now', 'open', 'unanswered']} say={say} />
              <tbody>
                {items.map((team) => (
                  <tr key={`${team.areaId} ${team.role}`}>
                    <th scope="row">
                      <Link to="/teams/$role/$areaId" params={{ role: team.role, areaId: team.areaId }}>
                        {label(roles[team.role])}
                      </Link>
                    </th>
                    <td>{team.areaName}</td>
                    <td>
                      <ul className="plain">
                        {team.members.map((member) => (
                          <li key={member.appointmentId}>
                            {member.name} <span className="note">{spans(member.spans)}</span>{' '}
                            {member.mayChange && (
                              <Button
                                type="link"
                                className="row-link"
                                aria-label={`${say('change')} ${member.name}`}
                                onClick={() => setChanging(member)}
                              >
                                {say('change')}
                              </Button>
                            )}
                          </li>
                        ))}
                      </ul>
                    </td>
                    <td>{onDuty(team)}</td>
                    <td>{team.open}</td>
                    <td className={team.unanswered > 0 ? 'bad' : undefined}>{team.unanswered}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </div>
      {changing && <HoursSheet member={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}
