import { Heading } from '../../kit/card.tsx';
import { useWords } from '../../state/use-words.ts';
import { SupervisionCard } from '../supervision-card.tsx';
import { pleasWords } from '../words/pleas.ts';
import type { CaseClimb } from './standing.tsx';

/** 督办 on this case: what was asked from above, by when, and what was answered. */
export function Supervisions({
  items,
  onChanged,
}: {
  items: CaseClimb['supervisions'];
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(pleasWords);
  if (items.length === 0) return null;
  return (
    <>
      <Heading>{say('supervisions')}</Heading>
      {items.map((one) => (
        <SupervisionCard key={one.supervisionId} supervision={one} here onChanged={onChanged} />
      ))}
    </>
  );
}
