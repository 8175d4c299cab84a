import type { RoundView } from '@linli/contracts/reports/values';
import { missingIn } from '@linli/domain/reports/missing-in';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { useAct } from '../cases/use-act.ts';
import { useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { roundWords } from '../words/round.ts';

/** Ends a round before its time, once one has seen what is left of it: who is missing now, whom a visit was meant for, what is ahead. */
export function CloseSheet({
  round: { roundId, areaId },
  onClose,
}: {
  round: RoundView;
  onClose: () => void;
}) {
  const say = useWords(roundWords);
  const act = useAct();
  const slots = useReading('GET /reports/slots', { roundId, limit: 100 });
  const now = slots.data?.items.find(({ state }) => state === 'open');
  const slotId = now?.slotId ?? '';
  const asked = { enabled: now !== undefined };
  const coverage = useReading('GET /reports/coverage', { slotId, areaId }, asked);
  const visits = useReading('GET /reports/visits', { slotId, limit: 100 }, asked);
  const ahead = slots.data?.items.filter(({ state }) => state === 'ahead').length ?? 0;
  return (
    <ReasonSheet
      title={say('closeAsk')}
      label={say('closeWhy')}
      onClose={onClose}
      onSend={(reason) => act('POST /reports/close-round', { roundId, reason })}
    >
      <div className="said" role="status">
        <p>{say('closeNote')}</p>
        <ul>
          <li>{say('closeAhead', { count: ahead })}</li>
          {coverage.data && <li>{say('closeMissing', { count: missingIn(coverage.data.total) })}</li>}
          {visits.data && visits.data.items.length > 0 && (
            <li>
              {say('closeVisits', {
                count: `${visits.data.items.length}${visits.data.nextCursor === null ? '' : '+'}`,
              })}
              <ul>
                {visits.data.items.slice(0, 10).map(({ visitId, address, people }) => (
                  <li key={visitId}>
                    {address} <span className="note">{people.map(({ name }) => name).join(say('and'))}</span>
                  </li>
                ))}
              </ul>
            </li>
          )}
        </ul>
      </div>
    </ReasonSheet>
  );
}
