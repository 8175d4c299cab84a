import type { DemandChange, DemandPattern } from '@linli/contracts/shifts/values';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Card } from '../../shell/card.tsx';
import { Filter } from '../../shell/filter.tsx';
import { holds, useArea, useMe } from '../../shell/me.ts';
import { Nothing, Part, Waiting } from '../../shell/states.tsx';
import { useToday, useWhen } from '../../state/use-when.ts';
import { useWords } from '../../state/use-words.ts';
import { useParts, useReading } from '../../wire/queries.ts';
import { demandWords } from '../../words/demand.ts';
import { ShiftsTabs } from '../shifts-tabs.tsx';
import '../shifts.css';
import { ChangeSheet } from './change-sheet.tsx';
import { EffectSheet } from './effect-sheet.tsx';
import { PatternTable } from './pattern-table.tsx';

const route = getRouteApi('/desk/shifts/demand');

/** How many people a checkpoint wants on which days; every change is looked at, person by person, before it is made. */
export function DemandPage() {
  const say = useWords(demandWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const posts = useParts('GET /shifts/checkpoints', { ...useArea(), limit: 100 });
  const checkpointId = search.checkpoint ?? posts.items[0]?.checkpointId;
  return (
    <>
      <h1>{say('title')}</h1>
      <ShiftsTabs />
      {posts.loading ? (
        <Waiting />
      ) : checkpointId === undefined ? (
        <Nothing text={say('noCheckpoint')} />
      ) : (
        <>
          <div className="filters">
            <Filter
              label={say('checkpoint')}
              needed
              value={checkpointId}
              options={posts.items.map(({ checkpointId: value, name }) => ({ value, label: name }))}
              onChange={(checkpoint) =>
                void navigate({ search: (before) => ({ ...before, ...(checkpoint ? { checkpoint } : {}) }) })
              }
            />
          </div>
          <Demand key={checkpointId} checkpointId={checkpointId} />
        </>
      )}
    </>
  );
}

function Demand({ checkpointId }: { checkpointId: string }) {
  const say = useWords(demandWords);
  const when = useWhen();
  const today = useToday();
  const { data: me } = useMe();
  const [editing, setEditing] = useState<'pattern' | 'exception'>();
  const [change, setChange] = useState<DemandChange>();
  const demand = useReading('GET /shifts/demand', { checkpointId });
  const may = holds(me, 'shifts.set-up');
  return (
    <Part of={demand}>
      {({ patterns, exceptions, plannedUntil }) => {
        const inForce = patterns.findLast(({ fromDay }) => fromDay <= today) ?? patterns[0];
        const start: DemandPattern = inForce?.pattern ?? { shifts: [], changeOverMinutes: 0 };
        return (
          <>
            {may && (
              <div className="acts">
                <Button type="primary" onClick={() => setEditing('pattern')}>
                  {say('change')}
                </Button>
                <Button onClick={() => setEditing('exception')}>{say('addException')}</Button>
              </div>
            )}
            {plannedUntil && <p className="note">{say('plannedUntil', { day: when.day(plannedUntil) })}</p>}
            {patterns.length === 0 && <Nothing text={say('none')} />}
            {patterns.map(({ fromDay, pattern }) => (
              <Card
                key={fromDay}
                title={say(fromDay <= today ? 'now' : 'toCome', { day: when.day(fromDay) })}
              >
                <PatternTable pattern={pattern} />
              </Card>
            ))}
            <Card title={say('exceptions')}>
              {exceptions.length === 0 && <Nothing text={say('noExceptions')} />}
              {exceptions.map(({ day, pattern, reason }) => (
                <div key={day} className="exception">
                  <h3>
                    {when.day(day)} <span className="note">{reason}</span>{' '}
                    {may && (
                      <Button size="small" onClick={() => setChange({ kind: 'lift', day })}>
                        {say('lift')}
                      </Button>
                    )}
                  </h3>
                  <PatternTable pattern={pattern} />
                </div>
              ))}
            </Card>
            {editing && (
              <ChangeSheet
                kind={editing}
                start={start}
                onPreview={(made) => {
                  setChange(made);
                  setEditing(undefined);
                }}
                onClose={() => setEditing(undefined)}
              />
            )}
            {change && (
              <EffectSheet checkpointId={checkpointId} change={change} onClose={() => setChange(undefined)} />
            )}
          </>
        );
      }}
    </Part>
  );
}
