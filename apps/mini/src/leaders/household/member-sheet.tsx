import type { ReplyOf } from '@linli/contracts/catalog';
import { relations } from '@linli/contracts/people/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { dial } from '../../state/dial.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen, wallClock } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useDesk } from '../desk.ts';
import { deskWords } from '../words/desk.ts';
import { householdWords } from '../words/household.ts';
import type { Member } from './member.ts';

type Full = ReplyOf<'POST /people/view-in-full'>;

export interface MemberSheetProps {
  member: Member;
  mayChange: boolean;
  onClose: () => void;
  onEdit: () => void;
  onLeave: () => void;
}

/** One member, masked; in full for a reason that goes on record. Mount it to open it. */
export function MemberSheet({ member, mayChange, onClose, onEdit, onLeave }: MemberSheetProps) {
  const say = useWords(householdWords);
  const sayDesk = useWords(deskWords);
  const label = useLabel();
  const when = useWhen();
  const { may } = useDesk();
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<Full>();
  const { personId, name } = member;
  const reveal = async (reason: string) => {
    const answer = await attempt(() => call('POST /people/view-in-full', { personId, reason }));
    if (answer) setFull(answer);
    return answer;
  };
  if (asking)
    return (
      <ReasonSheet
        id="full"
        title={say('fullTitle', { name })}
        text={sayDesk('logged')}
        label={say('fullWhy')}
        ready={[say('fullReady1'), say('fullReady2'), say('fullReady3')]}
        action={say('fullDo')}
        onClose={() => setAsking(false)}
        onDone={reveal}
      />
    );
  const phone = full ? full.phone : member.phoneMasked;
  const idNumber = full ? full.idNumber : member.idMasked;
  const birthDate = full ? full.birthDate : member.birthDate;
  const tagLine = [
    label(relations[member.relation]),
    ...(member.age === null ? [] : [sayDesk('age', { age: member.age })]),
  ];
  return (
    <Sheet
      id="member"
      open
      title={name}
      onClose={onClose}
      footer={
        mayChange && (
          <>
            <Button id="member-leave" kind="plain" onPress={onLeave}>
              {say('leave')}
            </Button>
            <Button id="member-edit" icon="edit" onPress={onEdit}>
              {say('editMember')}
            </Button>
          </>
        )
      }
    >
      <Stack>
        <Paragraph note>
          {tagLine.join(' · ')} · {say('fromDay', { day: when.day(wallClock(member.fromAt).day) })}
        </Paragraph>
        <List>
          <Cell title={say('phone')} value={phone ?? say('none')} />
          <Cell title={say('idNumber')} value={idNumber ?? say('none')} />
          <Cell title={say('birthDate')} value={birthDate ?? say('none')} />
          <Cell title={say('registration')} value={member.registration ?? say('none')} />
          {member.language !== null && <Cell title={say('language')} value={member.language} />}
        </List>
        {full?.phone && (
          <Button id="dial" wide icon="call" onPress={() => full.phone !== null && dial(full.phone)}>
            {sayDesk('callNow')}
          </Button>
        )}
        {!full && may('register.view-in-full') && (
          <Button id="see-full" wide kind="soft" icon="shield" onPress={() => setAsking(true)}>
            {say('full')}
          </Button>
        )}
      </Stack>
    </Sheet>
  );
}
