import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { skills, type Urgency, urgencies } from '@linli/contracts/requests/labels';
import { useState } from 'react';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { useLength } from '../../requests/countdown.tsx';
import { partsOf } from '../../requests/time-left.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { AreaPage } from '../area-page.tsx';
import { go } from '../go.ts';
import { kindsWords } from '../words/kinds.ts';
import { WorkPage } from '../work-page.tsx';

type Kind = ReplyOf<'GET /requests/kinds'>['items'][number];

/** The kinds of help in an area with their limits, what helpers need, and the ladder that carries them. */
export default function KindsPage() {
  const say = useWords(kindsWords);
  return <AreaPage title={say('title')}>{(areaId) => <Kinds key={areaId} areaId={areaId} />}</AreaPage>;
}

function Kinds({ areaId }: { areaId: string }) {
  const say = useWords(kindsWords);
  const label = useLabel();
  const [open, setOpen] = useState<Kind>();
  const kinds = useLoad(() => call('GET /requests/kinds', { areaId }), [areaId]);
  const items = kinds.data?.items ?? [];
  return (
    <WorkPage title={say('title')} of={[kinds]}>
      {items.length === 0 ? (
        <Empty text={say('none')} />
      ) : (
        <List id="kinds">
          {items.map((kind) => (
            <Cell
              key={kind.kindId}
              id={`kind-${kind.key}`}
              icon={kind.definition.picture}
              title={label(kind.definition.name)}
              note={label(kind.definition.hint)}
              onPress={() => setOpen(kind)}
            />
          ))}
        </List>
      )}
      {open && <KindSheet kind={open} areaId={areaId} onClose={() => setOpen(undefined)} />}
    </WorkPage>
  );
}

function KindSheet({ kind, areaId, onClose }: { kind: Kind; areaId: string; onClose: () => void }) {
  const say = useWords(kindsWords);
  const label = useLabel();
  const lengthOf = useLength();
  const { definition } = kind;
  const { limits, needs, team, handledBy } = definition;
  const inWords = (minutes: number) => lengthOf(partsOf(minutes));
  const wanted = [
    ...needs.skills.map((skill) => label(skills[skill])),
    needs.car && say('car'),
    needs.lifting && say('lifting'),
    needs.isolationTraining && say('isolation'),
    say('age', { age: needs.age }),
  ].filter(Boolean);
  const by = handledBy === 'team' ? (team === null ? say('staff') : label(roles[team])) : say(handledBy);
  return (
    <Sheet id="kind" open title={label(definition.name)} onClose={onClose}>
      <List title={say('limits')}>
        {(Object.keys(urgencies) as Urgency[]).map((urgency) => (
          <Cell
            key={urgency}
            title={label(urgencies[urgency])}
            note={say('within', {
              dispatch: inWords(limits[urgency].dispatch),
              finish: inWords(limits[urgency].finish),
            })}
          />
        ))}
        <Cell title={say('confirm')} value={inWords(limits.usual.confirm)} />
        <Cell title={say(definition.clock === 'working-time' ? 'workingTime' : 'allHours')} />
      </List>
      <List title={say('handledBy')}>
        <Cell
          title={by}
          note={[definition.contactless ? say('contactless') : '', definition.discreet ? say('discreet') : '']
            .filter(Boolean)
            .join(' · ')}
        />
        {handledBy === 'volunteers' && <Cell title={say('needs')} note={wanted.join(' · ')} />}
      </List>
      <List title={say('ladder')}>
        <Cell
          id="to-ladder"
          icon="up"
          title={say('seeLadder')}
          onPress={() => {
            onClose();
            go('ladder', { areaId, key: definition.ladder });
          }}
        />
      </List>
    </Sheet>
  );
}
