import { Text, View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useDesk } from '../desk.ts';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { type Round, useRoundFacts } from '../round-facts.ts';
import { roundsWords } from '../words/rounds.ts';
import { WorkPage } from '../work-page.tsx';

/** The rounds that touch an area, newest first. */
export default function RoundsPage() {
  const say = useWords(roundsWords);
  const { areaId } = useAbout();
  const { may } = useDesk();
  const rounds = usePages((cursor) => call('GET /reports/rounds', { areaId, cursor }), [areaId]);
  return (
    <WorkPage
      title={say('title')}
      of={[rounds]}
      footer={
        may('rounds.open') && (
          <Button id="open-round" wide onPress={() => go('open-round', { areaId })}>
            {say('open')}
          </Button>
        )
      }
    >
      <Rows id="rounds" of={rounds} empty={<Empty text={say('none')} note={say('noneNote')} />}>
        {(items) => (
          <List id="rounds">
            {items.map((round) => (
              <RoundCell key={round.roundId} round={round} />
            ))}
          </List>
        )}
      </Rows>
    </WorkPage>
  );
}

function RoundCell({ round }: { round: Round }) {
  const say = useWords(roundsWords);
  const { title, who, when, span, state } = useRoundFacts()(round);
  return (
    <Cell
      id={`round-${round.roundId}`}
      title={title}
      note={
        <View>
          <View>
            <Text>
              {round.areaName} · {who}
            </Text>
          </View>
          <View>
            <Text>
              {span} · {when}
            </Text>
          </View>
        </View>
      }
      value={<Tag tone={state === 'running' ? 'info' : 'plain'}>{say(state)}</Tag>}
      onPress={() => go('round', { roundId: round.roundId })}
    />
  );
}
