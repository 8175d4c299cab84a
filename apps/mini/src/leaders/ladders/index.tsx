import { Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { AreaPage } from '../area-page.tsx';
import { go } from '../go.ts';
import { laddersWords } from '../words/ladders.ts';
import { WorkPage } from '../work-page.tsx';

/** The ladders in force at an area: its own, then those from above. */
export default function LaddersPage() {
  const say = useWords(laddersWords);
  return <AreaPage title={say('title')}>{(areaId) => <Ladders key={areaId} areaId={areaId} />}</AreaPage>;
}

function Ladders({ areaId }: { areaId: string }) {
  const say = useWords(laddersWords);
  const label = useLabel();
  const ladders = useLoad(() => call('GET /escalation/ladders', { areaId }), [areaId]);
  const items = ladders.data?.items ?? [];
  return (
    <WorkPage title={say('title')} of={[ladders]}>
      <Paragraph note>{say('text')}</Paragraph>
      {items.length === 0 ? (
        <Empty text={say('none')} />
      ) : (
        <List id="ladders">
          {items.map(({ key, version, areaName, definition }) => (
            <Cell
              key={key}
              id={`ladder-${key}`}
              icon="up"
              title={label(definition.title)}
              note={
                areaName === null ? say('shipped', { version }) : say('from', { area: areaName, version })
              }
              value={say('steps', { count: definition.steps.length })}
              onPress={() => go('ladder', { areaId, key })}
            />
          ))}
        </List>
      )}
    </WorkPage>
  );
}
