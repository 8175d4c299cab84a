import { getRouteApi } from '@tanstack/react-router';
import { Card } from '../shell/card.tsx';
import { Nothing, Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { listsWords } from '../words/lists.ts';
import { PlaceNames } from './place-names.tsx';

const route = getRouteApi('/desk/shifts/$id');

/** One shift: where, when, for how many, and its people. */
export function ShiftPage() {
  const say = useWords(listsWords);
  const when = useWhen();
  const { id: shiftId } = route.useParams();
  const shift = useReading('GET /shifts/shift/:shiftId', { shiftId }, { every: 60 });
  return (
    <Part of={shift}>
      {({ checkpoint, day, startsAt, endsAt, people, taken, places, checkpointView }) => (
        <>
          <h1>{say('shiftTitle', { checkpoint, day: when.day(day) })}</h1>
          <Card title={say('people')}>
            <dl className="facts">
              <dt>{say('time')}</dt>
              <dd>
                {when.moment(startsAt)}–{when.time(endsAt)}
              </dd>
              <dt>{say('people')}</dt>
              <dd>{say('peopleOf', { taken, wanted: people })}</dd>
              <dt>{say('place')}</dt>
              <dd>{checkpointView.place}</dd>
              <dt>{say('contact')}</dt>
              <dd>{checkpointView.contactName}</dd>
              <dt>{say('instructions')}</dt>
              <dd>{checkpointView.instructions}</dd>
              <dt>{say('risks')}</dt>
              <dd>{checkpointView.risks}</dd>
            </dl>
          </Card>
          <Card title={say('names')}>
            {places && places.length > 0 ? <PlaceNames places={places} /> : <Nothing />}
          </Card>
        </>
      )}
    </Part>
  );
}
