import { gapsIn, missingOf } from '@linli/domain/shifts/now-facts';
import { Link } from '@tanstack/react-router';
import { Card } from '../shell/card.tsx';
import { useArea } from '../shell/me.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { GapTable } from '../shifts/gap-table.tsx';
import { useNow } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { nowWords } from '../words/now.ts';
import { Figure, Figures, figureClass } from './figure.tsx';

/** Who stands at the checkpoints now, and what is missing in the next 24 hours. */
export function ShiftsNow() {
  const say = useWords(nowWords);
  const now = useNow();
  const shifts = useReading('GET /shifts/now', useArea(), { every: 60 });
  return (
    <Card title={say('shifts')} aside={<Link to="/shifts">{say('seeAll')}</Link>}>
      <Part of={shifts}>
        {({ on, gaps }) => {
          const places = on.flatMap((shift) => shift.places);
          const here = places.filter(({ state }) => state === 'on-duty').length;
          const late = missingOf(on, now.toISOString()).length;
          const wanted = gapsIn(gaps);
          return (
            <>
              <Figures>
                {(
                  [
                    [here, 'onDuty', undefined],
                    [late, 'lateNow', 'bad'],
                    [gaps.length, 'gapShifts', 'warn'],
                    [wanted, 'gapPeople', 'warn'],
                  ] as const
                ).map(([count, what, tone]) => (
                  <li key={what}>
                    <Link to="/shifts" className={figureClass(count, tone)}>
                      <Figure count={count} what={say(what)} />
                    </Link>
                  </li>
                ))}
              </Figures>
              {gaps.length === 0 ? <Nothing text={say('noGaps')} /> : <GapTable items={gaps.slice(0, 5)} />}
            </>
          );
        }}
      </Part>
    </Card>
  );
}
