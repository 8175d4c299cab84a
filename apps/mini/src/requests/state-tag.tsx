import { type RequestState, requestStates, type Urgency, urgencies } from '@linli/contracts/requests/labels';
import { Tag } from '../kit/tag.tsx';
import { useLabel } from '../state/use-label.ts';
import { stateTones, urgencyTones } from './state-words.ts';

/** Where a request is on its way, in a word with a picture. */
export function StateTag({ state }: { state: RequestState }) {
  const label = useLabel();
  return <Tag tone={stateTones[state]}>{label(requestStates[state])}</Tag>;
}

/** How urgent it is; what is usual says nothing. */
export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const label = useLabel();
  return urgency === 'usual' ? null : <Tag tone={urgencyTones[urgency]}>{label(urgencies[urgency])}</Tag>;
}
