import type { ReplyOf } from '@linli/contracts/catalog';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph } from '../../kit/card.tsx';
import { List } from '../../kit/list.tsx';
import { Person } from '../../kit/person.tsx';
import { useReasonText } from '../../shifts/facts-text.ts';
import { hoursOf } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import type { Pages } from '../../wire/use-pages.ts';
import { Rows } from '../part.tsx';
import { shiftBoardWords } from '../words/shift-board.ts';
import { AssignSheet } from './assign-sheet.tsx';

export type Candidate = ReplyOf<'GET /shifts/candidates'>['items'][number];

/** Who else could stand on a shift, who has rested longest first; and why not the others. */
export function Candidates({
  shiftId,
  candidates,
  full,
  onChanged,
}: {
  shiftId: string;
  candidates: Pages<Candidate>;
  /** No place is left to give. */
  full: boolean;
  onChanged: () => unknown;
}) {
  const say = useWords(shiftBoardWords);
  const [chosen, setChosen] = useState<Candidate>();
  return (
    <>
      <Rows id="candidates" of={candidates} empty={<Paragraph note>{say('noCandidates')}</Paragraph>}>
        {(items) => {
          const able = items.filter(({ reasons }) => reasons.length === 0);
          const others = items.filter(
            ({ reasons }) => reasons.length > 0 && !reasons.some(({ reason }) => reason === 'on-it-already'),
          );
          return (
            <>
              {able.length > 0 && (
                <List id="candidates" title={`${say('candidates')} · ${say('candidatesNote')}`}>
                  {able.map((one) => (
                    <CandidateRow
                      key={one.accountId}
                      candidate={one}
                      {...(full ? {} : { onAssign: () => setChosen(one) })}
                    />
                  ))}
                </List>
              )}
              {others.length > 0 && (
                <List id="not-for" title={say('why')}>
                  {others.map((one) => (
                    <CandidateRow key={one.accountId} candidate={one} />
                  ))}
                </List>
              )}
            </>
          );
        }}
      </Rows>
      {chosen && (
        <AssignSheet
          shiftId={shiftId}
          person={chosen}
          onClose={() => setChosen(undefined)}
          onChanged={onChanged}
        />
      )}
    </>
  );
}

function CandidateRow({
  candidate: { accountId, name, reasons, weekMinutes, lastUntil },
  onAssign,
}: {
  candidate: Candidate;
  onAssign?: () => void;
}) {
  const say = useWords(shiftBoardWords);
  const when = useWhen();
  const reasonText = useReasonText();
  const load = say('load', { week: hoursOf(weekMinutes) });
  return (
    <Person
      id={`candidate-${accountId}`}
      name={name}
      note={
        <>
          <View>
            {lastUntil === null
              ? load
              : `${load} · ${say('restedSince', { moment: when.moment(lastUntil) })}`}
          </View>
          {reasons.map((reason) => (
            <View key={reason.reason}>{reasonText(reason)}</View>
          ))}
        </>
      }
      aside={
        onAssign && (
          <Button kind="soft" label={say('assignTo', { name })} onPress={onAssign}>
            {say('assign')}
          </Button>
        )
      }
    />
  );
}
