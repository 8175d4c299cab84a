import { Link } from '@tanstack/react-router';
import { CaseTable } from '../cases/case-table.tsx';
import { Card } from '../shell/card.tsx';
import { useArea } from '../shell/me.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { nowWords } from '../words/now.ts';
import { Figure, Figures, figureClass } from './figure.tsx';

/** Cases that climb: how many wait for what, and those with the least time left. */
export function LaddersNow() {
  const say = useWords(nowWords);
  const desk = useReading('GET /escalation/desk', { ...useArea(), whose: 'area', limit: 5 }, { every: 60 });
  return (
    <Card
      title={say('ladders')}
      wide
      aside={
        <Link to="/cases" search={{ all: 'yes' }}>
          {say('seeAll')}
        </Link>
      }
    >
      <Part of={desk}>
        {({ counts, items }) => (
          <>
            <Figures>
              <li>
                <Link to="/cases" search={{ all: 'yes' }} className={figureClass(counts.open)}>
                  <Figure count={counts.open} what={say('open')} />
                </Link>
              </li>
              <li>
                <Link
                  to="/cases"
                  search={{ only: 'unanswered' }}
                  className={figureClass(counts.unanswered, 'warn')}
                >
                  <Figure count={counts.unanswered} what={say('unanswered')} />
                </Link>
              </li>
              <li>
                <Link
                  to="/cases"
                  search={{ only: 'soon' }}
                  className={figureClass(counts.overdueSoon, 'warn')}
                >
                  <Figure count={counts.overdueSoon} what={say('soon')} />
                </Link>
              </li>
              <li>
                <Link to="/cases" search={{ only: 'stuck' }} className={figureClass(counts.stuck, 'bad')}>
                  <Figure count={counts.stuck} what={say('stuck')} />
                </Link>
              </li>
            </Figures>
            <h3>{say('first')}</h3>
            {items.length === 0 ? <Nothing text={say('noCases')} /> : <CaseTable items={items} />}
          </>
        )}
      </Part>
    </Card>
  );
}
