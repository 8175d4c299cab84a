import { claimStates } from '@linli/contracts/shifts/labels';
import type { PlaceView } from '@linli/contracts/shifts/values';
import { useLabel } from '../state/use-words.ts';

/** Who has a place on a shift, each with how it stands. */
export function PlaceNames({ places }: { places: readonly PlaceView[] }) {
  const label = useLabel();
  return (
    <ul className="plain">
      {places.map(({ claimId, name, state }) => (
        <li key={claimId}>
          {name} <span className="note">{label(claimStates[state])}</span>
        </li>
      ))}
    </ul>
  );
}
