import { riskLevels } from '@linli/contracts/reports/labels';
import { Link } from '@tanstack/react-router';
import { Card } from '../shell/card.tsx';
import { useArea } from '../shell/me.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { nowWords } from '../words/now.ts';

const levels = ['danger', 'alert', 'notice', 'normal'] as const;

/** Alerts nobody has, and those in hand, by how serious they are. */
export function AlertsNow() {
  const say = useWords(nowWords);
  const label = useLabel();
  const counts = useReading('GET /reports/alert-counts', useArea(), { every: 60 });
  return (
    <Card title={say('alerts')} aside={<Link to="/alerts">{say('seeAll')}</Link>}>
      <Part of={counts}>
        {({ items }) => {
          if (items.length === 0) return <Nothing text={say('noAlerts')} />;
          const cell = (level: (typeof levels)[number], state: 'open' | 'taken') => {
            const alerts = items.find((each) => each.level === level && each.state === state)?.alerts ?? 0;
            if (alerts === 0) return <span className="note">0</span>;
            const what = `${label(riskLevels[level])} · ${say(state === 'open' ? 'nobodyOn' : 'inHand')}`;
            return (
              <Link
                to="/alerts"
                search={{ state, level }}
                className={state === 'open' && level === 'danger' ? 'bad' : undefined}
                aria-label={say('figure', { what, count: alerts })}
              >
                {alerts}
              </Link>
            );
          };
          return (
            <table className="table table--count">
              <thead>
                <tr>
                  <th scope="col">{say('level')}</th>
                  <th scope="col">{say('nobodyOn')}</th>
                  <th scope="col">{say('inHand')}</th>
                </tr>
              </thead>
              <tbody>
                {levels
                  .filter((level) => items.some((each) => each.level === level))
                  .map((level) => (
                    <tr key={level}>
                      <th scope="row">{label(riskLevels[level])}</th>
                      <td>{cell(level, 'open')}</td>
                      <td>{cell(level, 'taken')}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          );
        }}
      </Part>
    </Card>
  );
}
