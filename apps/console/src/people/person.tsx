import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { type OpenKind, openKindNames, openKinds } from '@linli/contracts/succession/labels';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Filter } from '../shell/filter.tsx';
import { Rows } from '../shell/rows.tsx';
import { oneOf } from '../shell/search.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts, useReading } from '../wire/queries.ts';
import { peopleWords } from '../words/people.ts';
import { HandoverTable } from './handover-table.tsx';
import { Until } from './post-table.tsx';
import { useDoubt } from './use-doubt.ts';

type PersonView = ReplyOf<'GET /succession/persons/:accountId'>;
const route = getRouteApi('/desk/people/$id');

/** Somebody with posts: what they hold and held, what they have open, whether it is too much, and the way to hand it over. */
export function Person() {
  const say = useWords(peopleWords);
  const { id: accountId } = route.useParams();
  const person = useReading('GET /succession/persons/:accountId', { accountId }, { every: 60 });
  return (
    <Part of={person}>
      {(shown) => (
        <>
          <div className="card__head">
            <h1>{shown.name || '—'}</h1>
            {shown.mayHandOver && shown.open.length > 0 && (
              <Link to="/people/$id/handover" params={{ id: accountId }} className="go">
                {say('toHandOver')}
              </Link>
            )}
          </div>
          <Standing person={shown} />
          <Card title={say('posts')}>
            {shown.posts.length === 0 ? <Nothing text={say('noPosts')} /> : <Posts items={shown.posts} />}
          </Card>
          <Card title={say('open')}>
            <Open person={shown} />
          </Card>
          <Card title={say('handovers')}>
            <Handovers accountId={accountId} />
          </Card>
        </>
      )}
    </Part>
  );
}

function Standing({ person: { doubts, lastActAt, away, shiftMinutes } }: { person: PersonView }) {
  const say = useWords(peopleWords);
  const when = useWhen();
  const doubt = useDoubt();
  return (
    <Card title={say('standing')}>
      <dl className="facts">
        {doubts.length > 0 && (
          <>
            <dt>{say('doubts')}</dt>
            <dd className="bad">{doubts.map(doubt).join(' · ')}</dd>
          </>
        )}
        <dt>{say('lastAct')}</dt>
        <dd>{lastActAt === null ? say('noAct') : when.moment(lastActAt)}</dd>
        <dt>{say('shifts')}</dt>
        <dd>{say('hours', { hours: Math.round(shiftMinutes / 6) / 10 })}</dd>
        {away && (
          <>
            <dt>{say('away')}</dt>
            <dd>
              {away.standIn === null
                ? say('awayNobody', { until: when.moment(away.untilAt) })
                : say('awayUntil', { until: when.moment(away.untilAt), who: away.standIn })}
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

function Posts({ items }: { items: PersonView['posts'] }) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  const act = useAct();
  const [ending, setEnding] = useState<PersonView['posts'][number]>();
  const acts = items.some(({ mayEnd }) => mayEnd);
  return (
    <>
      <div className="scroll">
        <table className="table">
          <ColumnHeads of={['role', 'place', 'from', 'until', 'state']} say={say}>
            {acts && <th scope="col">{say('acts')}</th>}
          </ColumnHeads>
          <tbody>
            {items.map((post) => (
              <tr key={post.appointmentId}>
                <th scope="row">
                  {label(roles[post.role])}
                  {post.secondedFrom !== null && (
                    <div className="note">{say('seconded', { unit: post.secondedFrom })}</div>
                  )}
                </th>
                <td>{post.areaName}</td>
                <td>{when.date(post.fromAt)}</td>
                <td>
                  <Until at={post.untilAt} ended={post.state === 'ended'} />
                </td>
                <td>
                  {say(post.state)}
                  {post.endReason !== null && <div className="note">{post.endReason}</div>}
                </td>
                {acts && (
                  <td>
                    {post.mayEnd && (
                      <Button size="small" onClick={() => setEnding(post)}>
                        {say('endPost')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.some(({ state, untilAt }) => state === 'held' && untilAt !== null) && (
        <p className="note">{say('afterEnd')}</p>
      )}
      {ending && (
        <ReasonSheet
          title={say('endPostOf', { role: label(roles[ending.role]), area: ending.areaName })}
          label={say('reason')}
          onClose={() => setEnding(undefined)}
          onSend={(reason) =>
            act('POST /people/end-appointment', { appointmentId: ending.appointmentId, reason })
          }
        />
      )}
    </>
  );
}

function Open({ person: { accountId, open } }: { person: PersonView }) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const kind = oneOf<OpenKind>(openKindNames, search.kind);
  const items = useParts('GET /succession/open-items', {
    accountId,
    ...(kind ? { kind } : {}),
    limit: 50,
  });
  if (open.length === 0) return <Nothing text={say('nothingOpen')} />;
  return (
    <>
      <div className="filters">
        <Filter
          label={say('what')}
          value={kind}
          onChange={(value) =>
            void navigate({
              search: ({ kind: _, ...rest }) => (value === undefined ? rest : { ...rest, kind: value }),
            })
          }
          options={open.map((each) => ({
            value: each.kind,
            label: `${label(openKinds[each.kind])} ${each.count}`,
          }))}
        />
      </div>
      <Rows of={items} empty={say('nothingOpen')}>
        {(rows) => (
          <table className="table">
            <thead>
              <tr>
                {(['acts', 'what', 'place', 'when'] as const).map((name) => (
                  <th key={name} scope="col">
                    {say(name === 'acts' ? 'open' : name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.kind} ${row.itemId}`}>
                  <td>{label(openKinds[row.kind])}</td>
                  <th scope="row">
                    {row.ofCase === null ? (
                      label(row.title)
                    ) : (
                      <Link
                        to="/cases/$kind/$id"
                        params={{ kind: row.ofCase.caseKind, id: row.ofCase.caseId }}
                      >
                        {label(row.title)}
                      </Link>
                    )}
                  </th>
                  <td>{row.place}</td>
                  <td>{row.at === null ? '' : when.moment(row.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Rows>
    </>
  );
}

function Handovers({ accountId }: { accountId: string }) {
  const say = useWords(peopleWords);
  const handovers = useParts('GET /succession/handovers', { accountId, limit: 20 });
  return (
    <Rows of={handovers} empty={say('noHandovers')}>
      {(items) => <HandoverTable items={items} />}
    </Rows>
  );
}
