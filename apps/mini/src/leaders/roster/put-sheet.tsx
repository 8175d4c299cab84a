import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { List } from '../../kit/list.tsx';
import { Person } from '../../kit/person.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { useReasonText } from '../../shifts/facts-text.ts';
import { hoursOf } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { Rows } from '../part.tsx';
import { rostersWords } from '../words/rosters.ts';
import { shiftBoardWords } from '../words/shift-board.ts';

/** Chooses somebody to put on a shift of a proposal; whether they may is said before it is done. Mount it to open it. */
export function PutSheet({
  shiftId,
  without,
  onClose,
  onChoose,
}: {
  shiftId: string;
  without: readonly string[];
  onClose: () => void;
  onChoose: (person: { accountId: string; name: string }) => void;
}) {
  const say = useWords(rostersWords);
  const sayBoard = useWords(shiftBoardWords);
  const reasonText = useReasonText();
  const [find, setFind] = useState('');
  const people = usePages(
    (cursor) => call('GET /shifts/candidates', { shiftId, cursor, limit: 100 }),
    [shiftId],
  );
  return (
    <Sheet id="put-who" open title={say('putWho')} onClose={onClose}>
      <Rows id="put-people" of={people} empty={<Paragraph note>{sayBoard('noCandidates')}</Paragraph>}>
        {(items) => (
          <>
            <Field
              id="find-person"
              label={say('findPerson')}
              value={find}
              required={false}
              onChange={setFind}
            />
            <List id="put-people">
              {items
                .filter(({ accountId, name }) => !without.includes(accountId) && name.includes(find.trim()))
                .map(({ accountId, name, reasons, weekMinutes }) => (
                  <Person
                    key={accountId}
                    id={`put-${accountId}`}
                    name={name}
                    note={
                      reasons.length > 0
                        ? reasons.map(reasonText).join('；')
                        : sayBoard('load', { week: hoursOf(weekMinutes) })
                    }
                    aside={
                      <Button
                        kind="soft"
                        label={`${say('put')} ${name}`}
                        onPress={() => onChoose({ accountId, name })}
                      >
                        {say('put')}
                      </Button>
                    }
                  />
                ))}
            </List>
          </>
        )}
      </Rows>
    </Sheet>
  );
}
