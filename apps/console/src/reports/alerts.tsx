import { alertKinds, riskLevels } from '@linli/contracts/reports/labels';
import { getRouteApi, Link } from '@tanstack/react-router';
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

const route = getRouteApi('/desk/alerts');
const levels = ['danger', 'alert', 'notice', 'normal'] as const;
const states = { open: 'nobodyOn', taken: 'inHand', resolved: 'resolved' } as const;
const stateNames = Object.keys(states) as (keyof typeof states)[];
const columns = ['kind', 'level', 'state', 'place', 'person', 'since', 'who'] as const;

/** Alerts of an area, open and most serious first. */
export function Alerts() {
  const say = useWords(listsWords);
  const label = useLabel();
  const when = useWhen();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const state = oneOf(stateNames, search.state);
  const level = oneOf(levels, search.level);
  const alerts = useParts(
    'GET /reports/alerts',
    { ...useArea(), ...(state ? { state } : {}), ...(level ? { level } : {}), limit: 50 },
    { every: 60 },
  );
  const filter = (name: 'state' | 'level') => (value: string | undefined) =>
    void navigate({
      search: ({ [name]: _, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }),
    });
  return (
    <>
      <h1>{say('alertsTitle')}</h1>
      <SavedFilters page="alerts" />
      <div className="filters">
        <Filter
          label={say('state')}
          value={state}
          onChange={filter('state')}
          options={stateNames.map((value) => ({ value, label: say(states[value]) }))}
        />
        <Filter
          label={say('level')}
          value={level}
          onChange={filter('level')}
          options={levels.map((value) => ({ value, label: label(riskLevels[value]) }))}
        />
      </div>
      <div className="card">
        <Rows of={alerts} empty={say('none')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={columns} say={say} />
              <tbody>
                {items.map((alert) => (
                  <tr key={alert.alertId}>
                    <th scope="row">
                      <Link to="/cases/$kind/$id" params={{ kind: 'alert', id: alert.alertId }}>
                        {label(alertKinds[alert.kind])}
                      </Link>
                    </th>
                    <td className={alert.level === 'danger' ? 'bad' : undefined}>
                      {label(riskLevels[alert.level])}
                    </td>
                    <td>{say(states[alert.state])}</td>
                    <td>{alert.address}</td>
                    <td>{alert.personName}</td>
                    <td>{when.moment(alert.createdAt)}</td>
                    <td>{alert.takenBy ?? <span className="note">{say('nobody')}</span>}</td>
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
