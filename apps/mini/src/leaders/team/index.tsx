import { Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { Person } from '../../kit/person.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import { Rows } from '../part.tsx';
import { teamWords } from '../words/team.ts';
import { WorkPage } from '../work-page.tsx';

/** Who is on duty in an area and how much each carries; in the server's order, nobody is ranked. */
export default function TeamPage() {
  const say = useWords(teamWords);
  return <AreaPage title={say('title')}>{(areaId) => <Team key={areaId} areaId={areaId} />}</AreaPage>;
}

function Team({ areaId }: { areaId: string }) {
  const say = useWords(teamWords);
  const people = usePages((cursor) => call('GET /matching/load', { areaId, cursor, limit: 50 }), [areaId]);
  return (
    <WorkPage title={say('title')} of={[people]} seconds={60}>
      <Rows id="team" of={people} empty={<Empty text={say('none')} note={say('noneNote')} />}>
        {(items) => (
          <>
            {!people.more && (
              <Paragraph>
                {say('onNow', { on: items.filter(({ on }) => on).length, all: items.length })}
              </Paragraph>
            )}
            <List id="team">
              {items.map(({ accountId, name, on, now, today, minutesOf30Days }) => (
                <Person
                  key={accountId}
                  name={name}
                  tags={<Tag tone={on ? 'ok' : 'plain'}>{say(on ? 'on' : 'off')}</Tag>}
                  note={say('load', { now, today, hours: (minutesOf30Days / 60).toFixed(1) })}
                />
              ))}
            </List>
          </>
        )}
      </Rows>
    </WorkPage>
  );
}
