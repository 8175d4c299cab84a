import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { Person } from '../../kit/person.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import type { Desk } from '../desk.ts';
import { Rows } from '../part.tsx';
import { teamWords } from '../words/team.ts';
import { WorkPage } from '../work-page.tsx';
import { AbsenceSheet } from './absence-sheet.tsx';

/** Who is on leave in my area and who stands in; going on leave oneself. */
export default function AbsencesPage() {
  const say = useWords(teamWords);
  return (
    <AreaPage title={say('absences')}>
      {(areaId, desk) => <Absences key={areaId} areaId={areaId} desk={desk} />}
    </AreaPage>
  );
}

function Absences({ areaId, desk }: { areaId: string; desk: Desk }) {
  const say = useWords(teamWords);
  const when = useWhen();
  const [adding, setAdding] = useState(false);
  const absences = usePages((cursor) => call('GET /escalation/absences', { cursor }));
  const end = async (absenceId: string) => {
    if (await attempt(() => call('POST /escalation/end-absence', { absenceId }))) toast(say('ended'));
    await absences.reload();
  };
  return (
    <WorkPage
      title={say('absences')}
      of={[absences]}
      footer={
        <Button id="add-absence" wide onPress={() => setAdding(true)}>
          {say('add')}
        </Button>
      }
    >
      <Rows
        id="absences"
        of={absences}
        empty={<Empty text={say('noAbsences')} note={say('noAbsencesNote')} />}
      >
        {(items) => (
          <List id="absences">
            {items.map(({ absenceId, name, fromAt, untilAt, standIn, mine }) => (
              <Person
                key={absenceId}
                name={name}
                note={`${when.moment(fromAt)} – ${when.moment(untilAt)} · ${standIn === null ? say('noStandIn') : say('standIn', { name: standIn })}`}
                {...(mine || desk.may('absences.set')
                  ? {
                      aside: (
                        <Button kind="plain" label={`${say('end')} ${name}`} onPress={() => end(absenceId)}>
                          {say('end')}
                        </Button>
                      ),
                    }
                  : {})}
              />
            ))}
          </List>
        )}
      </Rows>
      {adding && (
        <AbsenceSheet
          areaId={areaId}
          maySetOthers={desk.may('absences.set')}
          onClose={() => setAdding(false)}
          onDone={absences.reload}
        />
      )}
    </WorkPage>
  );
}
