import { personTags } from '@linli/contracts/people/labels';
import type { RoundView } from '@linli/contracts/reports/values';
import { dayOf } from '@linli/domain/civil-time';
import { Link } from '@tanstack/react-router';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useNow, useWhen, zone } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { roundWords } from '../words/round.ts';
import { usePlanText } from './use-plan-text.ts';

const columns = ['form', 'where', 'days', 'times', 'whom', 'state'] as const;

/** Rounds that touch the area shown, newest first. */
export function Rounds() {
  const say = useWords(roundWords);
  const { data: me } = useMe();
  const rounds = useParts('GET /reports/rounds', { ...useArea(), limit: 30 }, { every: 120 });
  return (
    <>
      <h1>{say('title')}</h1>
      {holds(me, 'rounds.open') && (
        <div className="acts">
          <Link className="go" to="/rounds/new">
            {say('open')}
          </Link>
        </div>
      )}
      <div className="card">
        <Rows of={rounds} empty={say('none')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={columns} say={say} />
              <tbody>
                {items.map((round) => (
                  <RoundLine key={round.roundId} round={round} />
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </div>
    </>
  );
}

function RoundLine({ round }: { round: RoundView }) {
  const say = useWords(roundWords);
  const label = useLabel();
  const when = useWhen();
  const plan = usePlanText();
  const today = dayOf(useNow(), zone);
  const state =
    round.closedAt !== null
      ? 'stateClosed'
      : round.endsOn < today
        ? 'stateOver'
        : round.startsOn > today
          ? 'stateAhead'
          : 'stateOpen';
  return (
    <tr>
      <th scope="row">
        <Link to="/rounds/$id" params={{ id: round.roundId }}>
          {label({ zh: round.title, en: round.titleEn })}
        </Link>
      </th>
      <td>{round.areaName}</td>
      <td>{say('fromTo', { from: when.day(round.startsOn), until: when.day(round.endsOn) })}</td>
      <td>{plan(round.slots)}</td>
      <td>
        {round.audience.tags.length === 0
          ? say('everybody')
          : round.audience.tags.map((tag) => label(personTags[tag])).join(say('and'))}
      </td>
      <td>{say(state)}</td>
    </tr>
  );
}
