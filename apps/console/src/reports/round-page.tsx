import type { ReplyOf } from '@linli/contracts/catalog';
import { personTags } from '@linli/contracts/people/labels';
import { dataAfterwards, slotParts } from '@linli/contracts/reports/labels';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { Card } from '../shell/card.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { oneOf } from '../shell/search.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { roundWords } from '../words/round.ts';
import { CloseSheet } from './close-sheet.tsx';
import { Covered } from './covered.tsx';
import { Destruction } from './destruction.tsx';
import { MissingHouseholds } from './missing-households.tsx';
import { Rechecks } from './rechecks.tsx';
import { Results } from './results.tsx';
import { usePlanText } from './use-plan-text.ts';

const route = getRouteApi('/desk/rounds/$id');
const parts = ['watch', 'results', 'rechecks', 'data'] as const;
const opens = {
  watch: 'rounds.view',
  results: 'reports.read',
  rechecks: 'reports.read',
  data: 'destruction.view',
} as const;
type Slots = ReplyOf<'GET /reports/slots'>['items'];

/** One round: how it goes, what was answered, and what a second asking says of that. */
export function RoundPage() {
  const { id: roundId } = route.useParams();
  const round = useReading('GET /reports/rounds/:roundId', { roundId });
  const label = useLabel();
  return (
    <Part of={round}>
      {(shown) => (
        <>
          <h1>{label({ zh: shown.title, en: shown.titleEn })}</h1>
          <About round={shown} />
          <Inside round={shown} />
        </>
      )}
    </Part>
  );
}

function About({ round }: { round: ReplyOf<'GET /reports/rounds/:roundId'> }) {
  const say = useWords(roundWords);
  const label = useLabel();
  const when = useWhen();
  const plan = usePlanText();
  const { data: me } = useMe();
  const [closing, setClosing] = useState(false);
  return (
    <Card
      title={round.areaName}
      aside={
        round.closedAt === null &&
        holds(me, 'rounds.open') && <Button onClick={() => setClosing(true)}>{say('close')}</Button>
      }
    >
      <dl className="facts">
        <dt>{say('days')}</dt>
        <dd>
          {say('fromTo', { from: when.day(round.startsOn), until: when.day(round.endsOn) })} ·{' '}
          {plan(round.slots)}
        </dd>
        <dt>{say('whom')}</dt>
        <dd>
          {round.audience.tags.length === 0
            ? say('everybody')
            : round.audience.tags.map((tag) => label(personTags[tag])).join(say('and'))}
        </dd>
        <dt>{say('purpose')}</dt>
        <dd>{round.purpose}</dd>
        <dt>{say('legalBasis')}</dt>
        <dd>{round.legalBasis}</dd>
        <dt>{say('afterwards')}</dt>
        <dd>{label(dataAfterwards[round.dataAfterwards])}</dd>
        {round.closedAt !== null && (
          <>
            <dt>{say('stateClosed')}</dt>
            <dd>{when.moment(round.closedAt)}</dd>
          </>
        )}
      </dl>
      {closing && <CloseSheet round={round} onClose={() => setClosing(false)} />}
    </Card>
  );
}

function Inside({ round }: { round: ReplyOf<'GET /reports/rounds/:roundId'> }) {
  const { roundId, dataDestroyedAt } = round;
  const gone = dataDestroyedAt !== null;
  const say = useWords(roundWords);
  const search = route.useSearch();
  const { data: me } = useMe();
  const slots = useReading('GET /reports/slots', { ...useArea(), roundId, limit: 100 }, { every: 300 });
  // Of what was destroyed the figures are left.
  const shown = parts.filter(
    (each) => holds(me, opens[each]) && !(gone && (each === 'results' || each === 'rechecks')),
  );
  const part = oneOf(shown, search.part) ?? 'watch';
  return (
    <>
      <nav className="tabs" aria-label={say('parts')}>
        {shown.map((each) => (
          <Link
            key={each}
            to="."
            search={(before) => ({ ...before, part: each })}
            className={each === part ? 'tabs__link tabs__link--here' : 'tabs__link'}
            {...(each === part ? { 'aria-current': 'page' as const } : {})}
          >
            {say(each)}
          </Link>
        ))}
      </nav>
      {part === 'data' && <Destruction roundId={roundId} />}
      {part !== 'data' && (
        <Part of={slots}>
          {({ items }) => {
            const begun = items.filter(({ state }) => state !== 'ahead');
            const whole = part === 'results' && search.slot === 'all';
            const slotId = begun.find((slot) => slot.slotId === search.slot)?.slotId ?? begun[0]?.slotId;
            if (slotId === undefined) return <Nothing text={say('notBegun')} />;
            return (
              <>
                <SlotChooser slots={begun} value={whole ? 'all' : slotId} withAll={part === 'results'} />
                {part === 'watch' && (
                  <>
                    <Covered slotId={slotId} />
                    {gone ? (
                      <p className="note">{say('gone')}</p>
                    ) : (
                      <Card title={say('missing')}>
                        <MissingHouseholds slotId={slotId} />
                      </Card>
                    )}
                  </>
                )}
                {part === 'results' && <Results roundId={roundId} {...(whole ? {} : { slotId })} />}
                {part === 'rechecks' && <Rechecks roundId={roundId} slotId={slotId} />}
              </>
            );
          }}
        </Part>
      )}
    </>
  );
}

function SlotChooser({ slots, value, withAll }: { slots: Slots; value: string; withAll: boolean }) {
  const say = useWords(roundWords);
  const label = useLabel();
  const when = useWhen();
  const navigate = route.useNavigate();
  const id = useId();
  return (
    <div className="filters">
      <label htmlFor={id}>
        {say('slot')}
        <Select
          id={id}
          popupMatchSelectWidth={false}
          value={value}
          options={[
            ...(withAll ? [{ value: 'all', label: say('allSlots') }] : []),
            ...slots.map(({ slotId, day, part }) => ({
              value: slotId,
              label: say('slotOf', { day: when.day(day), part: label(slotParts[part]) }),
            })),
          ]}
          onChange={(slot) => void navigate({ search: (before) => ({ ...before, slot }) })}
        />
      </label>
    </div>
  );
}
