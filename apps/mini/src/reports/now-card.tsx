import type { ReplyOf } from '@linli/contracts/catalog';
import { slotParts } from '@linli/contracts/reports/labels';
import { Text, View } from '@tarojs/components';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph } from '../kit/card.tsx';
import { Skyline } from '../kit/skyline.tsx';
import { Tag } from '../kit/tag.tsx';
import { openPage } from '../state/open-page.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { homeWords } from '../words/home.ts';
import { useOutbox } from './my-outbox.ts';
import './now-card.css';

export type ToDo = ReplyOf<'GET /reports/to-do'>['items'][number];

/** Opens the form of a slot for a household. */
export function openReport({ slot, householdId }: ToDo): void {
  openPage('report', { slotId: slot.slotId, householdId });
}

/** The one thing to do now, in large: a street whose windows light up with every report. */
export function NowCard({ toDo }: { toDo: ToDo }) {
  const say = useWords(homeWords);
  const label = useLabel();
  const when = useWhen();
  const { slot, round, address, expected, reported } = toDo;
  const title = label({ zh: round.title, en: round.titleEn });
  const unsent = useOutbox().some(
    ({ state, body }) =>
      state === 'waiting' && body.slotId === slot.slotId && body.householdId === toDo.householdId,
  );
  const done = reported >= expected;
  const dark = slot.part === 'evening';
  return (
    <View id="now" className="now">
      <View className={dark ? 'now__sky now__sky--evening' : 'now__sky'}>
        <Skyline
          lit={reported}
          total={expected}
          label={say('litLabel', { done: reported, total: expected })}
        />
      </View>
      <Card
        title={done ? say('allDone') : title}
        aside={
          unsent ? (
            <Tag tone="warn" icon="offline">
              {say('unsentTag')}
            </Tag>
          ) : (
            !done && <Tag tone="warn">{say('missing', { count: expected - reported })}</Tag>
          )
        }
      >
        <Paragraph>{address}</Paragraph>
        <View className="now__when">
          <Text>
            {done
              ? say('allDoneNote', { title, part: label(slotParts[slot.part]) })
              : label(slotParts[slot.part])}
          </Text>
          {!done && (
            <Text className="now__time">{say('untilTime', { time: when.moment(slot.closesAt) })}</Text>
          )}
        </View>
        <Button
          id="fill-in"
          kind={done || unsent ? 'plain' : 'primary'}
          wide
          onPress={() => openReport(toDo)}
        >
          {done || unsent ? say('correct') : say('fillIn')}
        </Button>
      </Card>
    </View>
  );
}
