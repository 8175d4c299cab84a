import type { ReplyOf } from '@linli/contracts/catalog';
import { dutyRoles } from '@linli/contracts/shifts/labels';
import { mondayOf } from '@linli/domain/shifts/hours-of-work';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useNow, useToday, useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts, useReading } from '../wire/queries.ts';
import { shiftsWords } from '../words/shifts.ts';
import { hoursOf } from './board/facts.ts';
import { LoadBar } from './board/load-bar.tsx';
import { WeekNav } from './board/week-nav.tsx';
import { ShiftsTabs } from './shifts-tabs.tsx';
import './shifts.css';
import { ColumnHeads } from '../shell/column-heads.tsx';

const route = getRouteApi('/desk/shifts/people');
type Volunteer = ReplyOf<'GET /shifts/volunteers'>['items'][number];
const columns = [
  'name',
  'week',
  'nights',
  'fortnight',
  'month',
  'monthNights',
  'rested',
  'next',
  'insurance',
  'trained',
] as const;

/** Who stands at the checkpoints, with what they carry and how long they have rested. */
export function PeoplePage() {
  const say = useWords(shiftsWords);
  const area = useArea();
  const today = useToday();
  const navigate = route.useNavigate();
  const { from, name } = route.useSearch();
  const fromDay = mondayOf(from ?? today);
  const people = useParts('GET /shifts/volunteers', {
    ...area,
    day: fromDay,
    ...(name ? { name } : {}),
    limit: 50,
  });
  const rules = useReading(
    'GET /shifts/rules',
    { areaId: area.areaId ?? '' },
    { enabled: area.areaId !== undefined },
  );
  const most = rules.data?.rules.weekMinutes ?? null;
  return (
    <>
      <h1>{say('peopleTitle')}</h1>
      <ShiftsTabs />
      <div className="filters">
        <WeekNav
          fromDay={fromDay}
          onChange={(day) => void navigate({ search: (before) => ({ ...before, from: day }) })}
        />
        <Input.Search
          className="find"
          aria-label={say('findPerson')}
          placeholder={say('findPerson')}
          allowClear
          defaultValue={name}
          onSearch={(text) =>
            void navigate({
              search: ({ name: _, ...rest }) => (text.trim() === '' ? rest : { ...rest, name: text.trim() }),
            })
          }
        />
      </div>
      <section className="card" aria-label={say('peopleTitle')}>
        <Rows of={people} empty={say('nobody')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={columns} say={say} />
              <tbody>
                {items.map((person) => (
                  <PersonRow key={person.accountId} person={person} most={most} />
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </section>
    </>
  );
}

function PersonRow({ person, most }: { person: Volunteer; most: number | null }) {
  const say = useWords(shiftsWords);
  const label = useLabel();
  const when = useWhen();
  const now = useNow();
  const { lastUntil, next, insurance, trained } = person;
  return (
    <tr>
      <th scope="row" className="whole">
        {person.name}
      </th>
      <td>
        {hoursOf(person.weekMinutes)}
        {most !== null && <LoadBar minutes={person.weekMinutes} most={most} />}
      </td>
      <td>{hoursOf(person.weekNightMinutes)}</td>
      <td>{hoursOf(person.fortnightMinutes)}</td>
      <td>{hoursOf(person.monthMinutes)}</td>
      <td>{hoursOf(person.nightMinutes)}</td>
      <td>{lastUntil && say('ago', { moment: when.moment(lastUntil), left: when.left(lastUntil, now) })}</td>
      <td>
        {next && (
          <Link to="/shifts/$id" params={{ id: next.shiftId }}>
            {next.checkpoint} {when.moment(next.startsAt)}
          </Link>
        )}
      </td>
      <td className={insurance ? undefined : 'bad'}>
        {insurance ? say('insuredUntil', { day: when.day(insurance.untilDay) }) : say('notInsured')}
      </td>
      <td>{trained.map((role) => label(dutyRoles[role])).join(' · ')}</td>
    </tr>
  );
}
