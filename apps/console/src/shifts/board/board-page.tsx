import { PrinterOutlined } from '@ant-design/icons';
import type { ReplyOf } from '@linli/contracts/catalog';
import { claimStates } from '@linli/contracts/shifts/labels';
import { mondayOf } from '@linli/domain/shifts/hours-of-work';
import { isGivable } from '@linli/domain/shifts/weigh-places';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { holds, useArea, useMe } from '../../shell/me.ts';
import { Rows } from '../../shell/rows.tsx';
import { useToday, useWhen } from '../../state/use-when.ts';
import { useLabel, useWords } from '../../state/use-words.ts';
import { useDownload } from '../../wire/download.ts';
import { useParts, useReading } from '../../wire/queries.ts';
import { boardWords } from '../../words/board.ts';
import { ShiftsTabs } from '../shifts-tabs.tsx';
import './board.css';
import { CarryAbout } from './carry.tsx';
import type { BoardPost } from './facts.ts';
import { liveMoves } from './live-moves.ts';
import { PeopleContext } from './people.ts';
import { PeopleList } from './people-list.tsx';
import { UndoButton } from './undo-button.tsx';
import { WeekNav } from './week-nav.tsx';
import { WeekTable } from './week-table.tsx';

const route = getRouteApi('/desk/shifts/board');
type Row = ReplyOf<'GET /shifts/board'>['items'][number];

/** The week as it is: who stands where, rearranged by dragging. */
export function BoardPage() {
  const say = useWords(boardWords);
  const { data: me } = useMe();
  const area = useArea();
  const today = useToday();
  const navigate = route.useNavigate();
  const { from, checkpoint } = route.useSearch();
  const fromDay = mondayOf(from ?? today);
  const [agreed, setAgreed] = useState(false);
  const [reason, setReason] = useState(say('reasonUsual'));
  const toPosts = useLivePosts();
  const download = useDownload();
  const board = useParts(
    'GET /shifts/board',
    { ...(checkpoint ? { checkpointId: checkpoint } : area), fromDay, days: 7, limit: 10 },
    { every: 30 },
  );
  const posts = board.items.map(toPosts);
  const mayLead = holds(me, 'shifts.lead');
  const enough = reason.trim().length >= 2;
  const moves =
    mayLead && enough ? liveMoves({ agreed, reason: reason.trim(), undoReason: say('undone') }) : undefined;
  return (
    <>
      <h1>{say('title')}</h1>
      <ShiftsTabs />
      <LivePeople fromDay={fromDay}>
        <CarryAbout moves={moves} posts={posts}>
          <div className="filters">
            <WeekNav
              fromDay={fromDay}
              onChange={(day) => void navigate({ search: (before) => ({ ...before, from: day }) })}
            />
            {checkpoint && (
              <Button onClick={() => void navigate({ search: ({ checkpoint: _, ...rest }) => rest })}>
                {say('allCheckpoints')}
              </Button>
            )}
            {mayLead && <UndoButton />}
          </div>
          {mayLead ? (
            <div className="filters">
              <span id="after-drop">{say('afterDrop')}</span>
              <Radio.Group
                optionType="button"
                aria-labelledby="after-drop"
                value={agreed}
                onChange={({ target }) => setAgreed(target.value === true)}
                options={[
                  { value: false, label: say('ask') },
                  { value: true, label: say('agreed') },
                ]}
              />
              <label htmlFor="board-reason">
                {say('reason')}
                <Input
                  id="board-reason"
                  value={reason}
                  maxLength={200}
                  status={enough ? '' : 'error'}
                  onChange={({ target }) => setReason(target.value)}
                />
              </label>
              {!enough && <span className="bad">{say('reasonShort')}</span>}
            </div>
          ) : (
            <p className="note">{say('onlyLook')}</p>
          )}
          {mayLead && <p className="note">{say('howItWorks')}</p>}
          <div className="rota">
            {mayLead && <PeopleList />}
            <Rows of={board} empty={say('nobody')}>
              {() => (
                <WeekTable
                  posts={posts}
                  fromDay={fromDay}
                  aside={({ checkpointId, name }) => (
                    <Button
                      type="text"
                      size="small"
                      icon={<PrinterOutlined aria-hidden />}
                      aria-label={say('print', { name })}
                      title={say('print', { name })}
                      onClick={() => void download('GET /shifts/week-sheet', { checkpointId, fromDay })}
                    />
                  )}
                />
              )}
            </Rows>
          </div>
        </CarryAbout>
      </LivePeople>
    </>
  );
}

/** Volunteers of the area with what they carry in the week shown. */
function LivePeople({ fromDay, children }: { fromDay: string; children: ReactNode }) {
  const area = useArea();
  const when = useWhen();
  const [name, setName] = useState('');
  const wanted = name.trim();
  const people = useParts('GET /shifts/volunteers', {
    ...area,
    day: fromDay,
    limit: 50,
    ...(wanted === '' ? {} : { name: wanted }),
  });
  const rules = useReading(
    'GET /shifts/rules',
    { areaId: area.areaId ?? '' },
    { enabled: area.areaId !== undefined },
  );
  const items = people.items.map(({ accountId, name: who, weekMinutes, weekNightMinutes, next }) => ({
    accountId,
    name: who,
    minutes: weekMinutes,
    nightMinutes: weekNightMinutes,
    note: next ? `${next.checkpoint} ${when.moment(next.startsAt)}` : '',
  }));
  return (
    <PeopleContext.Provider
      value={{
        of: { ...people, items },
        most: rules.data?.rules.weekMinutes ?? null,
        find: { name, set: setName },
      }}
    >
      {children}
    </PeopleContext.Provider>
  );
}

/** A row of the board in the terms both boards share. */
function useLivePosts(): (row: Row) => BoardPost {
  const label = useLabel();
  return ({ checkpointId, name, shifts }) => ({
    checkpointId,
    name,
    shifts: shifts.map(({ shiftId, checkpoint, day, startsAt, endsAt, people, places, locked, state }) => ({
      shiftId,
      checkpoint,
      day,
      startsAt,
      endsAt,
      people,
      closed: locked,
      calledOff: state === 'called-off',
      places: places.map((place) => ({
        accountId: place.accountId,
        name: place.name,
        claimId: place.claimId,
        sure: place.state !== 'offered',
        movable: isGivable(place.state) && !locked,
        locked: false,
        note: label(claimStates[place.state]),
      })),
    })),
  });
}
