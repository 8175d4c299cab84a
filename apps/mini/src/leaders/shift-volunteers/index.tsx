import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { Person } from '../../kit/person.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useRolesText } from '../../shifts/role-tags.tsx';
import { hoursOf } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { today, useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import { Rows } from '../part.tsx';
import { dutyRecordsWords } from '../words/duty-records.ts';
import { WorkPage } from '../work-page.tsx';
import { ClearanceSheet, type Volunteer } from './clearance-sheet.tsx';

/** Who may stand in an area: insurance and training on record, load and rest. In the server's order, nobody is ranked. */
export default function ShiftVolunteersPage() {
  const say = useWords(dutyRecordsWords);
  return (
    <AreaPage title={say('people')}>
      {(areaId, { may }) => (
        <Volunteers key={areaId} areaId={areaId} mayRecord={may('shifts.lead') || may('shifts.set-up')} />
      )}
    </AreaPage>
  );
}

function Volunteers({ areaId, mayRecord }: { areaId: string; mayRecord: boolean }) {
  const say = useWords(dutyRecordsWords);
  const people = usePages((cursor) => call('GET /shifts/volunteers', { areaId, cursor }), [areaId]);
  const [chosen, setChosen] = useState<Volunteer>();
  return (
    <WorkPage title={say('people')} of={[people]}>
      <Paragraph note>{say('peopleNote')}</Paragraph>
      <Rows id="people" of={people} empty={<Empty text={say('peopleNone')} />}>
        {(items) => (
          <List id="people">
            {items.map((volunteer) => (
              <VolunteerRow
                key={volunteer.accountId}
                volunteer={volunteer}
                {...(mayRecord ? { onRecord: () => setChosen(volunteer) } : {})}
              />
            ))}
          </List>
        )}
      </Rows>
      {chosen && (
        <ClearanceSheet
          areaId={areaId}
          volunteer={chosen}
          onClose={() => setChosen(undefined)}
          onChanged={people.reload}
        />
      )}
    </WorkPage>
  );
}

function VolunteerRow({ volunteer, onRecord }: { volunteer: Volunteer; onRecord?: () => void }) {
  const say = useWords(dutyRecordsWords);
  const when = useWhen();
  const rolesText = useRolesText();
  const {
    accountId,
    name,
    insurance,
    risksRead,
    trained,
    weekMinutes,
    monthMinutes,
    nightMinutes,
    lastUntil,
  } = volunteer;
  return (
    <Person
      id={`volunteer-${accountId}`}
      name={name}
      tags={
        insurance === null ? (
          <Tag tone="bad">{say('notInsured')}</Tag>
        ) : insurance.untilDay < today() ? (
          <Tag tone="bad">{say('insuranceOver', { day: when.day(insurance.untilDay) })}</Tag>
        ) : (
          <Tag tone="ok">{say('insured', { day: when.day(insurance.untilDay) })}</Tag>
        )
      }
      note={
        <>
          <View>{say(risksRead ? 'risksRead' : 'risksUnread')}</View>
          {trained.length > 0 && <View>{say('trained', { roles: rolesText(trained) })}</View>}
          <View>
            {say('load', {
              week: hoursOf(weekMinutes),
              month: hoursOf(monthMinutes),
              night: hoursOf(nightMinutes),
            })}
          </View>
          {lastUntil !== null && <View>{say('restedSince', { moment: when.moment(lastUntil) })}</View>}
        </>
      }
      aside={
        onRecord && (
          <Button kind="soft" label={say('recordOf', { name })} onPress={onRecord}>
            {say('record')}
          </Button>
        )
      }
    />
  );
}
