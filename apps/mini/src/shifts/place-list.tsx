import { type ClaimState, claimStates } from '@linli/contracts/shifts/labels';
import type { PlaceView } from '@linli/contracts/shifts/values';
import type { ReactNode } from 'react';
import { Person } from '../kit/person.tsx';
import { Tag, type Tone } from '../kit/tag.tsx';
import { useLabel } from '../state/use-label.ts';
import { useRolesText } from './role-tags.tsx';

const tones: Partial<Record<ClaimState, Tone>> = {
  offered: 'warn',
  claimed: 'info',
  'on-duty': 'ok',
  left: 'info',
  done: 'ok',
  'no-show': 'bad',
};

/** What became of a claim, in a word. */
export function ClaimTag({ state }: { state: ClaimState }) {
  const label = useLabel();
  return <Tag tone={tones[state] ?? 'plain'}>{label(claimStates[state])}</Tag>;
}

export interface PlaceListProps<P extends PlaceView> {
  places: readonly P[];
  /** Below a name: when they came, until when they are asked. */
  note?: (place: P) => ReactNode;
  onPress?: (place: P) => void;
}

/** People of a shift as rows of a `List`: name, roles, and what became of their place. */
export function PlaceList<P extends PlaceView>({ places, note, onPress }: PlaceListProps<P>) {
  const rolesText = useRolesText();
  return places.map((place) => {
    const { claimId, name, roles, state } = place;
    return (
      <Person
        key={claimId}
        id={`place-${claimId}`}
        name={name}
        {...(roles.length > 0 ? { tags: <Tag>{rolesText(roles)}</Tag> } : {})}
        {...(note ? { note: note(place) } : {})}
        aside={<ClaimTag state={state} />}
        {...(onPress ? { onPress: () => onPress(place) } : {})}
      />
    );
  });
}
