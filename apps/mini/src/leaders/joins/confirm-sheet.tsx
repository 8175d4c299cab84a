import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Stack } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { FindHousehold } from '../find-household.tsx';
import { Part } from '../part.tsx';
import { deskWords } from '../words/desk.ts';
import { joinsWords } from '../words/joins.ts';
import type { JoinRequest } from './join-card.tsx';
import { likelyPerson } from './likely-person.ts';

const aNewOne = 'new';

/** Settles which household and which person of the register an applicant is, then confirms. Mount it to open it. */
export function ConfirmSheet({
  join,
  areaId,
  onClose,
  onDone,
}: {
  join: JoinRequest;
  areaId: string | undefined;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const say = useWords(joinsWords);
  const [householdId, setHouseholdId] = useState(join.householdId ?? undefined);
  return (
    <Sheet id="confirm-join" open title={say('confirmTitle', { name: join.applicantName })} onClose={onClose}>
      {householdId === undefined ? (
        <Stack>
          <List>
            <Cell title={join.address} note={say('addressGiven')} />
          </List>
          <FindHousehold
            label={say('findHousehold')}
            areaId={areaId}
            query={join.address}
            onChoose={(row) => setHouseholdId(row.householdId)}
          />
        </Stack>
      ) : (
        <WhichPerson
          key={householdId}
          join={join}
          householdId={householdId}
          onOther={() => setHouseholdId(undefined)}
          onConfirmed={async () => {
            onClose();
            await onDone();
          }}
        />
      )}
    </Sheet>
  );
}

function WhichPerson({
  join,
  householdId,
  onOther,
  onConfirmed,
}: {
  join: JoinRequest;
  householdId: string;
  onOther: () => void;
  onConfirmed: () => Promise<unknown>;
}) {
  const say = useWords(joinsWords);
  const sayDesk = useWords(deskWords);
  const household = useLoad(() => call('GET /people/households/:householdId', { householdId }));
  const [chosen, setChosen] = useState<string>();
  const [asked, setAsked] = useState(false);
  return (
    <Part of={household} rows={3}>
      {({ address, members }) => {
        const who = chosen ?? likelyPerson(members, join.applicantName);
        const confirm = async () => {
          setAsked(true);
          if (!who) return;
          const input = {
            joinId: join.joinId,
            decision: 'confirm',
            householdId,
            personId: who === aNewOne ? undefined : who,
          } as const;
          if (!(await attempt(() => call('POST /people/decide-join', input)))) return;
          toast(say('confirmed', { name: join.applicantName, address }));
          await onConfirmed();
        };
        const options = members.map(({ personId, name, age, phoneMasked }) => ({
          value: personId,
          label: name,
          note: [age === null ? '' : sayDesk('age', { age }), phoneMasked ?? sayDesk('noPhone')]
            .filter(Boolean)
            .join(' · '),
        }));
        return (
          <Stack>
            <List>
              <Cell
                id="other-household"
                title={address}
                note={say('household')}
                value={say('changeHousehold')}
                onPress={onOther}
              />
            </List>
            <Choice
              id="which-person"
              label={say('whoIsIt')}
              options={[...options, { value: aNewOne, label: say('newMember') }]}
              value={who}
              onChange={setChosen}
              error={asked && !who ? say('choosePerson') : undefined}
            />
            <Notice tone="info">{say('cannotUndo')}</Notice>
            <Button id="confirm-join-do" wide onPress={confirm}>
              {say('confirmDo')}
            </Button>
          </Stack>
        );
      }}
    </Part>
  );
}
