import type { ReplyOf } from '@linli/contracts/catalog';
import { climbPhases } from '@linli/contracts/escalation/labels';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Countdown } from '../../requests/countdown.tsx';
import { useLive } from '../../state/live.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { go } from '../go.ts';
import { Part } from '../part.tsx';
import { homeWords } from '../words/home.ts';

type Row = ReplyOf<'GET /escalation/desk'>['items'][number];

const shown = 3;

/** What is on me now, least time left first, and the way to the desk. */
export function OnMe({ areaId }: { areaId: string }) {
  const say = useWords(homeWords);
  const desk = useLoad(() => call('GET /escalation/desk', { areaId, whose: 'mine', limit: shown }), [areaId]);
  useLive(desk.reload);
  return (
    <Part of={desk}>
      {({ items, counts }) => (
        <Card
          id="on-me"
          kind={items.length > 0 ? 'now' : 'plain'}
          title={items.length > 0 ? say('onMe', { count: counts.open }) : say('nothingOnMe')}
        >
          {items.length > 0 && (
            <List>
              {items.map((row) => (
                <OnMeCell key={row.caseId} row={row} />
              ))}
            </List>
          )}
          <View className="actions">
            <Button
              id="to-cases"
              kind={items.length > 0 ? 'primary' : 'plain'}
              onPress={() => go('cases', { areaId })}
            >
              {say('toCases')}
            </Button>
          </View>
          {items.length === 0 && <Paragraph note>{say('nothingOnMeNote')}</Paragraph>}
        </Card>
      )}
    </Part>
  );
}

function OnMeCell({ row }: { row: Row }) {
  const label = useLabel();
  const { caseKind, caseId, title, place, dueAt, phase } = row;
  return (
    <Cell
      id={`on-me-${caseId}`}
      title={label(title)}
      note={
        <View>
          <View>{place}</View>
          {dueAt !== null && <Countdown before={label(climbPhases[phase])} until={dueAt} />}
        </View>
      }
      onPress={() => go('case', { caseKind, caseId, title: label(title), place })}
    />
  );
}
