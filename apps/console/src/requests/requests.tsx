import {
  type RequestState,
  requestStates,
  type TimeLeft,
  timesLeft,
  urgencies,
} from '@linli/contracts/requests/labels';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TimeLeftText } from '../cases/time-left-text.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Filter } from '../shell/filter.tsx';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { SavedFilters } from '../shell/saved-filters.tsx';
import { oneOf } from '../shell/search.ts';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { listsWords } from '../words/lists.ts';

const route = getRouteApi('/desk/requests');
const states = Object.keys(requestStates) as RequestState[];
const lefts = Object.keys(timesLeft) as TimeLeft[];
const columns = ['number', 'kind', 'urgency', 'state', 'left', 'place', 'submitted', 'who'] as const;

/** Requests of an area, newest first; the filters stand in the address. */
export function Requests() {
  const say = useWords(listsWords);
  const label = useLabel();
  const when = useWhen();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const state = oneOf(states, search.state);
  const left = oneOf(lefts, search.left);
  const open = oneOf(['true', 'false'], search.open);
  const requests = useParts(
    'GET /requests/in-area',
    {
      ...useArea(),
      ...(state ? { state } : {}),
      ...(left ? { left } : {}),
      ...(open ? { open } : {}),
      limit: 50,
    },
    { every: 60 },
  );
  const filter = (name: 'state' | 'left' | 'open') => (value: string | undefined) =>
    void navigate({
      search: ({ [name]: _, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }),
    });
  return (
    <>
      <h1>{say('requestsTitle')}</h1>
      <SavedFilters page="requests" />
      <div className="filters">
        <Filter
          label={say('openOnly')}
          value={open}
          onChange={filter('open')}
          options={[
            { value: 'true', label: say('openYes') },
            { value: 'false', label: say('openNo') },
          ]}
        />
        <Filter
          label={say('state')}
          value={state}
          onChange={filter('state')}
          options={states.map((value) => ({ value, label: label(requestStates[value]) }))}
        />
        <Filter
          label={say('left')}
          value={left}
          onChange={filter('left')}
          options={lefts.map((value) => ({ value, label: label(timesLeft[value]) }))}
        />
      </div>
      <div className="card">
        <Rows of={requests} empty={say('none')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={columns} say={say} />
              <tbody>
                {items.map((row) => (
                  <tr key={row.requestId}>
                    <td>{row.number}</td>
                    <th scope="row">
                      <Link to="/cases/$kind/$id" params={{ kind: 'request', id: row.requestId }}>
                        {label(row.kind)}
                      </Link>
                    </th>
                    <td className={row.urgency === 'danger' ? 'bad' : undefined}>
                      {label(urgencies[row.urgency])}
                    </td>
                    <td>{label(requestStates[row.state])}</td>
                    <td>
                      <TimeLeftText request={row} />
                    </td>
                    <td>{row.place}</td>
                    <td>{when.moment(row.submittedAt)}</td>
                    <td>{row.withWhom?.name ?? <span className="note">{say('nobody')}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </div>
    </>
  );
}
