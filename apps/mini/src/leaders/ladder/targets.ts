import type { StepTarget } from '@linli/contracts/escalation/ladder';
import { roles } from '@linli/contracts/identity/roles';
import { areaKinds } from '@linli/contracts/people/areas';
import { answeringRoles } from '@linli/domain/people/coverage';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { laddersWords } from '../words/ladders.ts';

/** Whom a step can tell, but for single persons; duty officers are named by their level. */
export const targets: readonly StepTarget[] = [
  ...answeringRoles.map((role): StepTarget => ({ kind: 'post', role })),
  { kind: 'team' },
  { kind: 'duty', level: 'street' },
  { kind: 'duty', level: 'district' },
];

/** Names a target; a person by the name that is known for the account. */
export function useTargetName(): (
  target: StepTarget,
  nameOf: (accountId: string) => string | undefined,
) => string {
  const say = useWords(laddersWords);
  const label = useLabel();
  return (target, nameOf) => {
    switch (target.kind) {
      case 'post':
        return label(roles[target.role]);
      case 'duty':
        return say('duty', { level: label(areaKinds[target.level]) });
      case 'team':
        return say('team');
      case 'person':
        return say('person', { name: nameOf(target.accountId) ?? '' });
    }
  };
}
