import type { ReplyOf } from '@linli/contracts/catalog';
import { keptByReasons, lineReasons } from '@linli/contracts/rosters/labels';
import { mondayOf } from '@linli/domain/shifts/hours-of-work';
import { getRouteApi } from '@tanstack/react-router';
import { holds, useMe } from '../../shell/me.ts';
import { Rows } from '../../shell/rows.tsx';
import { useLabel, useWords } from '../../state/use-words.ts';
import { useParts } from '../../wire/queries.ts';
import { boardWords } from '../../words/board.ts';
import { rostersWords } from '../../words/rosters.ts';
import { CarryAbout } from '../board/carry.tsx';
import type { BoardPost } from '../board/facts.ts';
import { PeopleContext } from '../board/people.ts';
import { PeopleList } from '../board/people-list.tsx';
import { UndoButton } from '../board/undo-button.tsx';
import { WeekNav } from '../board/week-nav.tsx';
import { WeekTable } from '../board/week-table.tsx';
import '../board/board.css';
import { useFacts } from '../facts-text.ts';
import { rosterMoves } from './roster-moves.ts';
import type { Roster } from './roster-page.tsx';

const route = getRouteApi('/desk/shifts/rosters/$id');

/** The board of a proposal, week by week; edited by dragging as long as it is not published. */
export function RosterBoard({ roster }: { roster: Roster }) {
  const say = useWords(boardWords);
  const label = useLabel();
  const { data: me } = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { rosterId, state } = roster;
  const fromDay = mondayOf(search.from ?? roster.fromDay);
  const toPosts = useRosterPosts();
  const board = useParts(
    'GET /rosters/:rosterId/board',
    { rosterId, fromDay, days: 7, limit: 10 },
    { every: 30 },
  );
  const people = useParts('GET /rosters/:rosterId/people', { rosterId, limit: 100 });
  const posts = board.items.map(toPosts);
  const mayEdit = state === 'proposed' && holds(me, 'rosters.plan');
  const items = people.items.map(({ accountId, name, minutes, nightMinutes, keptBy }) => ({
    accountId,
    name,
    minutes,
    nightMinutes,
    note: keptBy.map((reason) => label(keptByReasons[reason])).join(say('and')),
  }));
  return (
    <PeopleContext.Provider value={{ of: { ...people, items }, most: null }}>
      <CarryAbout moves={mayEdit ? rosterMoves(roster) : undefined} posts={posts}>
        <div className="filters">
          <WeekNav
            fromDay={fromDay}
            first={mondayOf(roster.fromDay)}
            last={roster.untilDay}
            onChange={(from) => void navigate({ search: (before) => ({ ...before, from }) })}
          />
          {mayEdit && <UndoButton />}
        </div>
        {mayEdit && <p className="note">{say('howItWorks')}</p>}
        <div className="rota">
          {mayEdit && <PeopleList />}
          <Rows of={board} empty={say('noShifts')}>
            {() => <WeekTable posts={posts} fromDay={fromDay} />}
          </Rows>
        </div>
      </CarryAbout>
    </PeopleContext.Provider>
  );
}

/** A row of a proposal's board in the terms both boards share. */
function useRosterPosts(): (row: ReplyOf<'GET /rosters/:rosterId/board'>['items'][number]) => BoardPost {
  const say = useWords(rostersWords);
  const label = useLabel();
  const facts = useFacts();
  return ({ checkpointId, name, shifts }) => ({
    checkpointId,
    name,
    shifts: shifts.map(({ shiftId, checkpoint, day, startsAt, endsAt, people, places, state }) => ({
      shiftId,
      checkpoint,
      day,
      startsAt,
      endsAt,
      people,
      closed: state !== 'open',
      calledOff: state === 'called-off',
      places: places.map(({ accountId, name: who, locked, held, reasons }) => ({
        accountId,
        name: who,
        claimId: null,
        sure: held,
        movable: !held,
        locked,
        note: held
          ? say('heldNote')
          : reasons
              .map(({ reason, facts: told }) => label(lineReasons[reason], facts(told)))
              .join(say('and')),
      })),
    })),
  });
}
