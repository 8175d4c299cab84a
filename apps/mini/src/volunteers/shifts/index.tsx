import { addDays } from '@linli/domain/civil-time';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Heading } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Pager } from '../../kit/pager.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { goVolunteers } from '../../requests/go-volunteers.ts';
import { ClaimTag } from '../../shifts/place-list.tsx';
import { ShiftLine } from '../../shifts/shift-line.tsx';
import { mondayOf, useShiftTimes } from '../../shifts/shift-times.ts';
import { MarkLegend, WeekStrip } from '../../shifts/week-strip.tsx';
import { useMe } from '../../state/me.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { instantAt, today } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { loadAtLeast } from '../../wire/load-at-least.ts';
import { useLoad } from '../../wire/use-load.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { ClaimSheet, type OpenShift } from '../claim-sheet.tsx';
import { OpenShiftCard } from '../open-shift-card.tsx';
import { claimWords } from '../words/shifts.ts';
import { marksOf } from './marks.ts';

const weeksAhead = 6;
const mostOfAWeek = 300;

/** From the beginning of one day to the beginning of another. */
const between = (from: string, until: string) => ({
  from: instantAt(from, '00:00'),
  until: instantAt(until, '00:00'),
});

/** The next day with a shift I may claim. */
const firstAfter = (day: string, shifts: readonly OpenShift[]): string | undefined =>
  shifts
    .filter((one) => one.day > day && one.reasons.length === 0)
    .map((one) => one.day)
    .toSorted()[0];

/** The week with my shifts and those that need people; a day of it to claim from. */
export default function ShiftsPage() {
  useMe();
  const say = useWords(claimWords);
  const times = useShiftTimes();
  const about = useAbout();
  const first = today();
  const [day, setDay] = useState(about.day !== undefined && about.day > first ? about.day : first);
  const [full, setFull] = useState(false);
  const [claiming, setClaiming] = useState<OpenShift>();
  const monday = mondayOf(day);
  const mine = useLoad(() => call('GET /shifts/mine', { limit: 100 }), [], 'my-shifts');
  const week = useLoad(
    () =>
      loadAtLeast(
        (cursor) => call('GET /shifts/open', { ...between(monday, addDays(monday, 7)), limit: 100, cursor }),
        mostOfAWeek,
      ),
    [monday],
  );
  const open = usePages(
    (cursor) =>
      call('GET /shifts/open', { ...between(day, addDays(day, 1)), full: full ? 'true' : 'false', cursor }),
    [day, full],
  );
  const reload = () => Promise.all([mine.reload(), week.reload(), open.reload()]);
  useRefresh(reload, 60);
  const duties = mine.data?.items ?? [];
  const ofDay = duties.filter(({ shift }) => shift.day === day);
  const marks = marksOf(duties, week.data?.items ?? []);
  const shown = open.items.filter(({ shiftId }) => !ofDay.some(({ shift }) => shift.shiftId === shiftId));
  const ofWeek = firstAfter(day, week.data?.items ?? []);
  const looksOn = !week.loading && !open.loading && shown.length === 0 && ofWeek === undefined;
  const next = useLoad(
    async () =>
      looksOn
        ? call('GET /shifts/open', { ...between(addDays(monday, 7), addDays(monday, 14)), limit: 100 })
        : undefined,
    [monday, looksOn],
  );
  const later = ofWeek ?? firstAfter(day, next.data?.items ?? []);
  return (
    <Page
      title={say('title')}
      loading={open.loading && mine.loading}
      failure={open.items.length === 0 && duties.length === 0 ? open.failure : undefined}
      onRetry={reload}
    >
      <WeekStrip
        id="week"
        day={day}
        from={first}
        until={addDays(first, weeksAhead * 7)}
        marks={marks}
        onChange={setDay}
      />
      <MarkLegend marks={['mine', 'asked', 'open']} />
      {ofDay.length > 0 && (
        <List id="mine-of-day" title={say('mine')}>
          {ofDay.map(({ claimId, shift, state }) => (
            <ShiftLine
              key={claimId}
              id={`mine-${claimId}`}
              shift={shift}
              withoutDay
              value={<ClaimTag state={state} />}
              onPress={() => goVolunteers('shift', { claimId })}
            />
          ))}
        </List>
      )}
      {shown.length > 0 && <Heading>{say('open')}</Heading>}
      {shown.map((shift) => (
        <OpenShiftCard
          key={shift.shiftId}
          shift={shift}
          onClaim={() => setClaiming(shift)}
          onChanged={reload}
        />
      ))}
      {shown.length > 0 && <Pager id="more" more={open.more} onMore={open.loadMore} />}
      {shown.length === 0 && !open.loading && (
        <Empty
          text={say('none')}
          note={say('noneNote')}
          action={
            later === undefined ? undefined : (
              <Button id="next-open" kind="soft" onPress={() => setDay(later)}>
                {say('nextOpen', { day: times.day(later) })}
              </Button>
            )
          }
        />
      )}
      <List>
        <Toggle
          id="with-full"
          label={say('withFull')}
          note={say('withFullNote')}
          on={full}
          onChange={setFull}
        />
        <Cell
          id="to-my-shifts"
          icon="calendar"
          title={say('toMine')}
          onPress={() => goVolunteers('my-shifts')}
        />
        <Cell
          id="to-availability"
          icon="edit"
          title={say('toAvailability')}
          onPress={() => goVolunteers('availability')}
        />
        <Cell
          id="to-relieves"
          icon="people"
          title={say('toRelieves')}
          onPress={() => goVolunteers('relieves')}
        />
      </List>
      {claiming && (
        <ClaimSheet shift={claiming} duties={duties} onClose={() => setClaiming(undefined)} onDone={reload} />
      )}
    </Page>
  );
}
