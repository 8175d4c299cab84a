import { type RequestState, requestStates, type TimeLeft, timesLeft } from '@linli/contracts/requests/labels';
import { Link } from '@tanstack/react-router';
import { Card } from '../shell/card.tsx';
import { useArea } from '../shell/me.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { nowWords } from '../words/now.ts';

const lefts = Object.keys(timesLeft) as TimeLeft[];
const states = Object.keys(requestStates) as RequestState[];

/** Open requests: a row a state, a column a stretch of time left. */
export function RequestsNow() {
  const say = useWords(nowWords);
  const label = useLabel();
  const standing = useReading('GET /requests/standing', useArea(), { every: 60 });
  return (
    <Card title={say('requests')} wide>
      <Part of={standing}>
        {({ items }) => {
          const count = (state?: RequestState, left?: TimeLeft) =>
            items
              .filter((each) => (state ?? each.state) === each.state && (left ?? each.left) === each.left)
              .reduce((sum, each) => sum + each.requests, 0);
          const shown = states.filter((state) => count(state) > 0);
          if (shown.length === 0) return <Nothing text={say('noRequests')} />;
          const cell = (state?: RequestState, left?: TimeLeft) => {
            const requests = count(state, left);
            if (requests === 0) return <span className="note">0</span>;
            return (
              <Link
                to="/requests"
                search={{ open: 'true', ...(state ? { state } : {}), ...(left ? { left } : {}) }}
                className={left === 'over' ? 'bad' : undefined}
                aria-label={say('figure', {
                  what:
                    [state && label(requestStates[state]), left && label(timesLeft[left])]
                      .filter(Boolean)
                      .join(' · ') || say('total'),
                  count: requests,
                })}
              >
                {requests}
              </Link>
            );
          };
          return (
            <div className="scroll">
              <table className="table table--count">
                <thead>
                  <tr>
                    <th scope="col">{say('state')}</th>
                    {lefts.map((left) => (
                      <th key={left} scope="col">
                        {label(timesLeft[left])}
                      </th>
                    ))}
                    <th scope="col">{say('total')}</th>
                  </tr>
                </thead>
                <tbody>
                  {[...shown, undefined].map((state) => (
                    <tr key={state ?? 'all'}>
                      <th scope="row">{state ? label(requestStates[state]) : say('total')}</th>
                      {lefts.map((left) => (
                        <td key={left}>{cell(state, left)}</td>
                      ))}
                      <td>{cell(state)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Part>
    </Card>
  );
}
