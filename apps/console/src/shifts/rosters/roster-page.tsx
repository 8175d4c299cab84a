import type { ReplyOf } from '@linli/contracts/catalog';
import { rosterStates } from '@linli/contracts/rosters/labels';
import { getRouteApi } from '@tanstack/react-router';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import { useAct } from '../../cases/use-act.ts';
import { Figure, Figures } from '../../now/figure.tsx';
import { Card } from '../../shell/card.tsx';
import { holds, useMe } from '../../shell/me.ts';
import { oneOf } from '../../shell/search.ts';
import { Part } from '../../shell/states.tsx';
import { useWhen } from '../../state/use-when.ts';
import { useLabel, useWords } from '../../state/use-words.ts';
import { useReading } from '../../wire/queries.ts';
import { rostersWords } from '../../words/rosters.ts';
import { ShiftsTabs } from '../shifts-tabs.tsx';
import { PublishSheet } from './publish-sheet.tsx';
import { RosterBoard } from './roster-board.tsx';
import { RosterGaps } from './roster-gaps.tsx';
import { RosterPeople } from './roster-people.tsx';
import { shownScore } from './score.ts';
import { StartSheet } from './start-sheet.tsx';

export type Roster = ReplyOf<'GET /rosters/:rosterId'>;
const route = getRouteApi('/desk/shifts/rosters/$id');
const views = ['board', 'persons', 'gaps'] as const;

/** A roster in the making: how far it is, how good, its board, its people and what stays empty; published or discarded. */
export function RosterPage() {
  const say = useWords(rostersWords);
  const when = useWhen();
  const { id: rosterId } = route.useParams();
  const [busy, setBusy] = useState(true);
  const roster = useReading('GET /rosters/:rosterId', { rosterId }, { every: busy ? 2 : 30 });
  const planned = roster.data && roster.data.state !== 'waiting' && roster.data.state !== 'planning';
  if (roster.data && busy === Boolean(planned)) setBusy(!planned);
  return (
    <Part of={roster}>
      {(found) => (
        <>
          <h1>
            {say('roster', { from: when.day(found.fromDay), until: when.day(found.untilDay) })} · {found.area}
          </h1>
          <ShiftsTabs />
          {planned ? <Planned roster={found} /> : <Planning roster={found} />}
        </>
      )}
    </Part>
  );
}

function Planning({ roster }: { roster: Roster }) {
  const say = useWords(rostersWords);
  const act = useAct();
  const { data: me } = useMe();
  const { rosterId, state, progress, seconds, stopAsked } = roster;
  const elapsed = Math.min(seconds, Math.round(progress?.elapsed ?? 0));
  return (
    <Card title={say(state === 'waiting' ? 'waiting' : 'planning')}>
      <progress className="wide" value={elapsed} max={seconds} aria-label={say('planning')} />
      <p role="status">
        {say('elapsed', { elapsed, seconds })} {say(progress?.best == null ? 'noneYet' : 'soFar')}{' '}
        {progress?.proved
          ? say('proved')
          : progress?.gap != null && say('gap', { gap: shownScore(progress.gap) })}
      </p>
      {holds(me, 'rosters.plan') && (
        <Button disabled={stopAsked} onClick={() => act('POST /rosters/stop', { rosterId })}>
          {say(stopAsked ? 'stopping' : 'stop')}
        </Button>
      )}
    </Card>
  );
}

function Planned({ roster }: { roster: Roster }) {
  const say = useWords(rostersWords);
  const label = useLabel();
  const when = useWhen();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = oneOf(views, search.view) ?? 'board';
  const { score, places, filled, people, toOffer, changedPeople, state, publishedAt } = roster;
  return (
    <>
      <Card title={label(rosterStates[state])} aside={<Acts roster={roster} />}>
        {publishedAt && <p>{say('publishedAt', { moment: when.moment(publishedAt) })}</p>}
        {state === 'failed' && <p>{say('failed')}</p>}
        <Figures>
          {score && (
            <li className="figure">
              <Figure count={shownScore(score.total)} what={say('outOf')} />
            </li>
          )}
          <li className="figure">
            <Figure count={filled} what={say('filled')} />
          </li>
          <li className={places > filled ? 'figure figure--warn' : 'figure'}>
            <Figure count={places - filled} what={say('empty')} />
          </li>
          <li className="figure">
            <Figure count={people} what={say('people')} />
          </li>
          <li className="figure">
            <Figure count={toOffer} what={say('toOffer')} />
          </li>
        </Figures>
        {score && (
          <p className="note">
            {score.atMost === null ? say('unproved') : say('atMost', { score: shownScore(score.atMost) })}
            {changedPeople !== null && ` · ${say('changedPeople', { count: changedPeople })}`}
          </p>
        )}
      </Card>
      <div className="filters rota-views">
        <Radio.Group
          optionType="button"
          aria-label={say('views')}
          value={view}
          onChange={({ target }) =>
            void navigate({ search: (before) => ({ ...before, view: String(target.value) }) })
          }
          options={views.map((value) => ({ value, label: say(value) }))}
        />
      </div>
      {view === 'board' && <RosterBoard roster={roster} />}
      {view === 'persons' && <RosterPeople rosterId={roster.rosterId} />}
      {view === 'gaps' && <RosterGaps rosterId={roster.rosterId} />}
    </>
  );
}

function Acts({ roster }: { roster: Roster }) {
  const say = useWords(rostersWords);
  const act = useAct();
  const { modal } = App.useApp();
  const { data: me } = useMe();
  const [open, setOpen] = useState<'publish' | 'replan'>();
  if (!holds(me, 'rosters.plan')) return null;
  const discard = () =>
    modal.confirm({
      title: say('discard'),
      content: say('discardText'),
      okText: say('discard'),
      cancelText: say('cancel'),
      onOk: () => act('POST /rosters/discard', { rosterId: roster.rosterId }),
    });
  return (
    <div className="acts">
      {roster.state === 'proposed' && (
        <>
          <Button type="primary" onClick={() => setOpen('publish')}>
            {say('publish')}
          </Button>
          <Button onClick={discard}>{say('discard')}</Button>
        </>
      )}
      {roster.state === 'published' && <Button onClick={() => setOpen('replan')}>{say('replan')}</Button>}
      {open === 'publish' && <PublishSheet roster={roster} onClose={() => setOpen(undefined)} />}
      {open === 'replan' && (
        <StartSheet areaId={roster.areaId} replans={roster} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}
