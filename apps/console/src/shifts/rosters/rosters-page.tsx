import { rosterStates } from '@linli/contracts/rosters/labels';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ColumnHeads } from '../../shell/column-heads.tsx';
import { holds, useArea, useMe } from '../../shell/me.ts';
import { Rows } from '../../shell/rows.tsx';
import { useWhen } from '../../state/use-when.ts';
import { useLabel, useWords } from '../../state/use-words.ts';
import { useParts } from '../../wire/queries.ts';
import { rostersWords } from '../../words/rosters.ts';
import { ShiftsTabs } from '../shifts-tabs.tsx';
import { shownScore } from './score.ts';
import { StartSheet } from './start-sheet.tsx';

/** Rosters of the area, newest first, and a new one. */
export function RostersPage() {
  const say = useWords(rostersWords);
  const label = useLabel();
  const when = useWhen();
  const { data: me } = useMe();
  const area = useArea();
  const [starting, setStarting] = useState(false);
  const rosters = useParts('GET /rosters/list', { ...area, limit: 30 }, { every: 30 });
  return (
    <>
      <h1>{say('title')}</h1>
      <ShiftsTabs />
      <p className="note">{say('noneNote')}</p>
      {holds(me, 'rosters.plan') && area.areaId && (
        <div className="acts">
          <Button type="primary" onClick={() => setStarting(true)}>
            {say('start')}
          </Button>
        </div>
      )}
      <section className="card" aria-label={say('title')}>
        <Rows of={rosters} empty={say('none')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={['period', 'area', 'state', 'filled', 'score', 'by']} say={say} />
              <tbody>
                {items.map((roster) => (
                  <tr key={roster.rosterId}>
                    <th scope="row">
                      <Link to="/shifts/rosters/$id" params={{ id: roster.rosterId }}>
                        {say('span', { from: when.day(roster.fromDay), until: when.day(roster.untilDay) })}
                      </Link>
                    </th>
                    <td>{roster.area}</td>
                    <td>{label(rosterStates[roster.state])}</td>
                    <td>{say('filledOf', { filled: roster.filled, places: roster.places })}</td>
                    <td>{roster.score ? shownScore(roster.score.total) : ''}</td>
                    <td>
                      {roster.createdBy} <span className="note">{when.moment(roster.createdAt)}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </section>
      {starting && area.areaId && <StartSheet areaId={area.areaId} onClose={() => setStarting(false)} />}
    </>
  );
}
