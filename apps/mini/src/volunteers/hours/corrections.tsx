import type { ReplyOf } from '@linli/contracts/catalog';
import { Text, View } from '@tarojs/components';
import { Cell, List } from '../../kit/list.tsx';
import { Pager } from '../../kit/pager.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import type { Pages } from '../../wire/use-pages.ts';
import { hoursWords } from '../words/hours.ts';

type Correction = ReplyOf<'GET /hours/corrections'>['items'][number];

/** Corrections I asked for, and what was decided. Those of others are decided where one leads. */
export function Corrections({ pages }: { pages: Pages<Correction> }) {
  const say = useWords(hoursWords);
  const when = useWhen();
  const { length } = useShiftTimes();
  const mine = pages.items.filter((one) => one.mine);
  if (mine.length === 0) return null;
  return (
    <>
      <List id="corrections" title={say('corrections')}>
        {mine.map(({ correctionId, fromAt, was, minutes, reason, decided, answer }) => (
          <Cell
            key={correctionId}
            title={say('correction', {
              moment: when.moment(fromAt),
              was: was === null ? say('nothing') : length(was),
              minutes: length(minutes),
            })}
            note={
              <View>
                <View>
                  <Text>{reason}</Text>
                </View>
                {answer !== null && (
                  <View>
                    <Text>{say('answer', { answer })}</Text>
                  </View>
                )}
              </View>
            }
            value={
              decided === null ? (
                <Tag tone="warn">{say('open')}</Tag>
              ) : (
                <Tag tone={decided === 'granted' ? 'ok' : 'plain'}>{say(decided)}</Tag>
              )
            }
          />
        ))}
      </List>
      {pages.more && <Pager id="corrections-more" more onMore={pages.loadMore} />}
    </>
  );
}
