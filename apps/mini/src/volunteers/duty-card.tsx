import { claimWays, dutyActions } from '@linli/contracts/shifts/labels';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph, Stack } from '../kit/card.tsx';
import { goVolunteers } from '../requests/go-volunteers.ts';
import { ClaimTag } from '../shifts/place-list.tsx';
import { useRolesText } from '../shifts/role-tags.tsx';
import { useShiftTimes } from '../shifts/shift-times.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import type { Duty } from './claim-sheet.tsx';
import { claimWords } from './words/shifts.ts';

/** Next things that are a button; the others are waited for. */
export const isToDo = ({ next }: Pick<Duty, 'next'>): boolean =>
  next !== 'wait' && next !== 'wait-for-hours' && next !== 'none';

/** What there is to know of a duty of mine besides when and where, a phrase each. */
export function useDutyFacts(): (duty: Duty) => string[] {
  const say = useWords(claimWords);
  const label = useLabel();
  const when = useWhen();
  const times = useShiftTimes();
  const rolesText = useRolesText();
  return (duty) => {
    const { state, way, roles, next, relieve, dispute, minutes } = duty;
    const open = relieve?.state === 'open';
    return [
      state === 'offered' && duty.confirmBy ? say('confirmBy', { moment: when.moment(duty.confirmBy) }) : '',
      next === 'wait' && duty.nextFrom ? say('possibleFrom', { moment: when.moment(duty.nextFrom) }) : '',
      next === 'wait-for-hours' ? say(state === 'claimed' ? 'waitLead' : 'waitHours') : '',
      state === 'no-show' ? say('missed') : '',
      minutes === null ? '' : say('minutesDone', { length: times.length(minutes) }),
      open && relieve.kind === 'stand-in' ? say('relieveOpen') : '',
      open && relieve.kind === 'swap' ? say('swapOpen') : '',
      dispute === null
        ? ''
        : say(
            dispute.decided === null
              ? 'disputed'
              : dispute.decided === 'upheld'
                ? 'disputeUpheld'
                : 'disputeRefused',
          ),
      roles.length > 0 ? rolesText(roles) : '',
      way === 'self' ? '' : say('cameAs', { way: label(claimWays[way]) }),
      duty.with.length > 0 ? say('withPeople', { names: duty.with.join(say('and')) }) : '',
    ].filter(Boolean);
  };
}

/** A duty of mine with the one thing to do next as its large button; `first` stands out. */
export function DutyCard({ duty, first = false }: { duty: Duty; first?: boolean }) {
  const say = useWords(claimWords);
  const label = useLabel();
  const times = useShiftTimes();
  const facts = useDutyFacts()(duty);
  const { claimId, shift, state, next } = duty;
  const open = (act?: string) => goVolunteers('shift', { claimId, act });
  return (
    <Card
      id={`duty-${claimId}`}
      kind={first ? 'now' : 'plain'}
      title={times.whole(shift)}
      aside={<ClaimTag state={state} />}
    >
      <Paragraph>{`${shift.checkpoint} · ${shift.place}`}</Paragraph>
      {facts.length > 0 && <Paragraph note>{facts.join(' · ')}</Paragraph>}
      <Stack row>
        {isToDo(duty) && (
          <Button
            id={`duty-${claimId}-next`}
            kind={first ? 'primary' : 'soft'}
            label={`${label(dutyActions[next])} ${times.whole(shift)}`}
            onPress={() => open(next)}
          >
            {label(dutyActions[next])}
          </Button>
        )}
        <Button
          id={`duty-${claimId}-see`}
          kind="plain"
          label={`${say('see')} ${times.whole(shift)}`}
          onPress={() => open()}
        >
          {say('see')}
        </Button>
      </Stack>
    </Card>
  );
}
