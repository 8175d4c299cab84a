import type { ReplyOf } from '@linli/contracts/catalog';
import type { DemandChange } from '@linli/contracts/shifts/values';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Heading, Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { today, useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { go } from '../go.ts';
import { demandWords } from '../words/demand.ts';
import { WorkPage } from '../work-page.tsx';
import { EffectSheet } from './effect-sheet.tsx';
import { PatternLines } from './pattern-lines.tsx';

type Demand = ReplyOf<'GET /shifts/demand'>;

/** How many people a checkpoint needs: the pattern in force, the one to come, and single days. */
export default function DemandPage() {
  const say = useWords(demandWords);
  const when = useWhen();
  const { checkpointId = '' } = useAbout();
  const checkpoint = useLoad(
    () => call('GET /shifts/checkpoints/:checkpointId', { checkpointId }),
    [checkpointId],
  );
  const demand = useLoad(() => call('GET /shifts/demand', { checkpointId }), [checkpointId]);
  const [change, setChange] = useState<DemandChange>();
  const mayChange = checkpoint.data?.may.includes('set-up') === true && checkpoint.data.closedAt === null;
  const areaId = checkpoint.data?.areaId;
  return (
    <WorkPage
      title={checkpoint.data ? `${checkpoint.data.name} · ${say('title')}` : say('title')}
      of={[checkpoint, demand]}
      footer={
        mayChange && (
          <>
            <Button
              id="add-exception"
              kind="plain"
              onPress={() => go('edit-demand', { checkpointId, kind: 'exception' })}
            >
              {say('addException')}
            </Button>
            <Button id="change" onPress={() => go('edit-demand', { checkpointId, kind: 'pattern' })}>
              {say('change')}
            </Button>
          </>
        )
      }
    >
      {demand.data && (
        <>
          <Paragraph note>
            {demand.data.plannedUntil === null
              ? say('notPlanned')
              : say('plannedUntil', { day: when.day(demand.data.plannedUntil) })}
          </Paragraph>
          <Patterns patterns={demand.data.patterns} />
          <Exceptions
            exceptions={demand.data.exceptions}
            {...(mayChange ? { onLift: (day: string) => setChange({ kind: 'lift', day }) } : {})}
          />
          {mayChange && (
            <Button id="times" kind="link" onPress={() => go('shift-times', { areaId })}>
              {say('times')}
            </Button>
          )}
        </>
      )}
      {change && (
        <EffectSheet
          checkpointId={checkpointId}
          change={change}
          onClose={() => setChange(undefined)}
          onChanged={demand.reload}
        />
      )}
    </WorkPage>
  );
}

function Patterns({ patterns }: { patterns: Demand['patterns'] }) {
  const say = useWords(demandWords);
  const when = useWhen();
  if (patterns.length === 0) return <Empty text={say('none')} note={say('noneNote')} />;
  return (
    <>
      {patterns.map(({ fromDay, pattern }) => (
        <List
          key={fromDay}
          id={`pattern-${fromDay}`}
          title={
            fromDay > today()
              ? say('toCome', { day: when.day(fromDay) })
              : `${say('now')} · ${say('since', { day: when.day(fromDay) })}`
          }
        >
          <PatternLines pattern={pattern} />
        </List>
      ))}
    </>
  );
}

function Exceptions({
  exceptions,
  onLift,
}: {
  exceptions: Demand['exceptions'];
  onLift?: (day: string) => void;
}) {
  const say = useWords(demandWords);
  const when = useWhen();
  return (
    <>
      <Heading>{say('exceptions')}</Heading>
      {exceptions.length === 0 && <Paragraph note>{say('noExceptions')}</Paragraph>}
      {exceptions.map(({ day, pattern, reason }) => (
        <List key={day} id={`exception-${day}`} title={[when.day(day), reason].filter(Boolean).join(' · ')}>
          <PatternLines pattern={pattern} />
          {onLift && (
            <Button
              id={`lift-${day}`}
              kind="link"
              label={say('liftLabel', { day: when.day(day) })}
              onPress={() => onLift(day)}
            >
              {say('lift')}
            </Button>
          )}
        </List>
      ))}
    </>
  );
}
