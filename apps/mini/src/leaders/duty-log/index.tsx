import type { ReplyOf } from '@linli/contracts/catalog';
import { incidentKinds, logMoments } from '@linli/contracts/shifts/labels';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Tag } from '../../kit/tag.tsx';
import { PhotoRow } from '../../requests/photo-row.tsx';
import { useFacts } from '../../shifts/facts-text.ts';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { today, useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { Rows } from '../part.tsx';
import { dutyRecordsWords } from '../words/duty-records.ts';
import { WorkPage } from '../work-page.tsx';
import { NoteView } from './note-view.tsx';

type Entry = ReplyOf<'GET /shifts/log'>['items'][number];

/** The duty log of a checkpoint, newest first, of one day or of all. */
export default function DutyLogPage() {
  const say = useWords(dutyRecordsWords);
  const { checkpointId = '' } = useAbout();
  const [day, setDay] = useState('');
  const entries = usePages(
    (cursor) => call('GET /shifts/log', { checkpointId, cursor, ...(day ? { day } : {}) }),
    [checkpointId, day],
  );
  return (
    <WorkPage title={say('log')} of={[entries]} seconds={60}>
      <Card>
        <DateField
          id="log-day"
          label={say('logDay')}
          value={day}
          required={false}
          from={today(-366)}
          until={today()}
          onChange={setDay}
        />
        {day !== '' && (
          <Button id="all-days" kind="link" onPress={() => setDay('')}>
            {say('allDays')}
          </Button>
        )}
      </Card>
      <Rows id="log" of={entries} empty={<Empty text={say('logNone')} note={say('logNoneNote')} />}>
        {(items) => (
          <List id="log">
            {items.map((entry) => (
              <EntryCell key={entry.entryId} entry={entry} />
            ))}
          </List>
        )}
      </Rows>
    </WorkPage>
  );
}

function EntryCell({ entry: { entryId, at, what, name, facts, note, incident } }: { entry: Entry }) {
  const say = useWords(dutyRecordsWords);
  const label = useLabel();
  const when = useWhen();
  const told = useFacts();
  return (
    <Cell
      id={`entry-${entryId}`}
      title={label(logMoments[what], { ...told(facts), name })}
      note={
        <>
          <View>{when.moment(at)}</View>
          {note && <NoteView note={note} />}
          {incident && (
            <>
              <View className="tagline">
                <Tag tone={incident.urgent ? 'bad' : 'warn'}>{label(incidentKinds[incident.kind])}</Tag>
                {incident.urgent && <View>{say('urgent')}</View>}
              </View>
              <View>{incident.text}</View>
              {incident.photoId !== null && (
                <PhotoRow photoIds={[incident.photoId]} from="GET /shifts/photos/:photoId" />
              )}
            </>
          )}
        </>
      }
    />
  );
}
