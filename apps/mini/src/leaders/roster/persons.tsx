import { keptByReasons } from '@linli/contracts/rosters/labels';
import { View } from '@tarojs/components';
import { Paragraph } from '../../kit/card.tsx';
import { List } from '../../kit/list.tsx';
import { Person } from '../../kit/person.tsx';
import { hoursOf } from '../../shifts/shift-times.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { Rows } from '../part.tsx';
import { rostersWords } from '../words/rosters.ts';

/** Each person's line of a roster: hours, nights, weekends and wishes. */
export function Persons({ rosterId, version }: { rosterId: string; version: number }) {
  const say = useWords(rostersWords);
  const label = useLabel();
  const people = usePages(
    (cursor) => call('GET /rosters/:rosterId/people', { rosterId, cursor }),
    [rosterId, version],
  );
  return (
    <Rows id="persons" of={people} empty={<Paragraph note>{say('noPersons')}</Paragraph>}>
      {(items) => (
        <List id="persons">
          {items.map((person) => (
            <Person
              key={person.accountId}
              name={person.name}
              note={
                <>
                  <View>
                    {person.keptBy.length > 0
                      ? say('personKept', {
                          reasons: person.keptBy
                            .map((reason) => label(keptByReasons[reason]))
                            .join(say('and')),
                        })
                      : say('personLine', {
                          shifts: person.shifts,
                          hours: hoursOf(person.minutes),
                          night: hoursOf(person.nightMinutes),
                          weekends: person.weekends,
                        })}
                  </View>
                  <View>{say('personBefore', { hours: hoursOf(person.beforeMinutes) })}</View>
                  {person.wishesKept + person.wishesMissed > 0 && (
                    <View>
                      {say('personWishes', { kept: person.wishesKept, missed: person.wishesMissed })}
                    </View>
                  )}
                </>
              }
            />
          ))}
        </List>
      )}
    </Rows>
  );
}
