import type { ReplyOf } from '@linli/contracts/catalog';
import { climbPhases } from '@linli/contracts/escalation/labels';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Stack } from '../../kit/card.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Tag } from '../../kit/tag.tsx';
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
  const desk = useLoad(() => call('GET /escalation/desk', { whose: 'mine', limit: shown }));
  useLive(desk.reload);
  return (
    <Part of={desk}>
      {({ items, counts }) =>
        items.length === 0 ? (
          <Stack row>
            <Tag tone="ok">{say('nothingOnMe')}</Tag>
            <Button id="to-cases" kind="link" onPress={() => go('cases', { areaId })}>
              {say('toCases')}
            </Button>
          </Stack>
        ) : (
          <Stack>
            <List id="on-me" title={say('onMe', { count: counts.open })}>
              {items.map((row) => (
                <OnMeCell key={row.caseId} row={row} />
              ))}
            </List>
            <Button id="to-cases" wide onPress={() => go('cases', { areaId })}>
              {say('toCases')}
            </Button>
          </Stack>
        )
      }
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
