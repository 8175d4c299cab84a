import { roles } from '@linli/contracts/identity/roles';
import { handRoles } from '@linli/contracts/requests/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { List } from '../../kit/list.tsx';
import { Person } from '../../kit/person.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import type { RequestView } from '../../requests/asked-for.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { caseWords } from '../words/case.ts';

/** Who is on a request: 主办 answers for it, 协办 help, the helper runs the errand. */
export function Hands({
  request: { requestId, hands, may },
  onChanged,
}: {
  request: RequestView;
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(caseWords);
  const label = useLabel();
  const when = useWhen();
  const [leaving, setLeaving] = useState<string>();
  if (hands.length === 0) return null;
  const leave = async (accountId: string, reason: string) => {
    const done = await attempt(() => call('POST /requests/leave-joint', { requestId, accountId, reason }));
    if (done) toast(say('done'));
    if (done) await onChanged();
    return done;
  };
  return (
    <>
      <List id="hands" title={say('hands')}>
        {hands.map(({ handId, accountId, role, name, post, sinceAt }) => (
          <Person
            key={handId}
            id={`hand-${handId}`}
            name={name}
            tags={<Tag tone={role === 'lead' ? 'info' : 'plain'}>{label(handRoles[role])}</Tag>}
            note={[post === null ? '' : label(roles[post]), say('since', { moment: when.moment(sinceAt) })]
              .filter(Boolean)
              .join(' · ')}
            {...(role === 'joint' && may.includes('join-in')
              ? {
                  aside: (
                    <Button
                      kind="plain"
                      label={`${say('leaveJoint')} ${name}`}
                      onPress={() => setLeaving(accountId)}
                    >
                      {say('leaveJoint')}
                    </Button>
                  ),
                }
              : {})}
          />
        ))}
      </List>
      {leaving !== undefined && (
        <ReasonSheet
          id="leave-joint"
          title={say('leaveJoint')}
          text={say('leaveJointText')}
          action={say('send')}
          onClose={() => setLeaving(undefined)}
          onDone={(reason) => leave(leaving, reason)}
        />
      )}
    </>
  );
}
