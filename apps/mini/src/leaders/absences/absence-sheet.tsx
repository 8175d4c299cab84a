import { roles } from '@linli/contracts/identity/roles';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { SelectField } from '../../kit/date-field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { clock } from '../../state/clock.ts';
import { useMe } from '../../state/me.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { kitWords } from '../../words/kit.ts';
import { onePerPerson } from '../people-sheet.tsx';
import { UntilField } from '../until-field.tsx';
import { teamWords } from '../words/team.ts';

const nobody = 'nobody';
const me = 'me';

/** Asks who is on leave, from when until when, and who stands in. Mount it to open it. */
export function AbsenceSheet({
  areaId,
  maySetOthers,
  onClose,
  onDone,
}: {
  areaId: string;
  maySetOthers: boolean;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const say = useWords(teamWords);
  const sayKit = useWords(kitWords);
  const label = useLabel();
  const myId = useMe()?.accountId;
  const people = useLoad(() => call('GET /people/appointments', { areaId, limit: 100 }), [areaId]);
  const [who, setWho] = useState(me);
  const [standIn, setStandIn] = useState(nobody);
  const [from, setFrom] = useState<string | undefined>(() => clock.now().toISOString());
  const [until, setUntil] = useState<string>();
  const [tried, setTried] = useState(false);
  const others = onePerPerson(people.data?.items ?? [])
    .filter(({ accountId }) => accountId !== myId)
    .map(({ accountId, holderName, role }) => ({
      value: accountId,
      label: `${holderName} · ${label(roles[role])}`,
    }));
  const missing = from === undefined || until === undefined;
  const wrongOrder = !missing && until <= from;
  const save = async () => {
    setTried(true);
    if (missing || wrongOrder) return;
    const made = await attempt(() =>
      call('POST /escalation/set-absence', {
        ...(who === me ? {} : { accountId: who }),
        fromAt: from,
        untilAt: until,
        standInId: standIn === nobody ? null : standIn,
      }),
    );
    if (!made) return;
    toast(say('saved'));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="absence"
      open
      title={say('add')}
      onClose={onClose}
      footer={
        <>
          <Button id="absence-cancel" kind="plain" onPress={onClose}>
            {sayKit('cancel')}
          </Button>
          <Button id="absence-do" onPress={save}>
            {say('save')}
          </Button>
        </>
      }
    >
      <Stack>
        <Paragraph>{say('noAbsencesNote')}</Paragraph>
        {maySetOthers && (
          <SelectField
            id="absence-who"
            label={say('who')}
            options={[{ value: me, label: say('me') }, ...others]}
            value={who}
            onChange={setWho}
          />
        )}
        <UntilField
          id="absence-from"
          label={say('from')}
          value={from}
          error={tried && from === undefined ? say('missing') : undefined}
          onChange={setFrom}
        />
        <UntilField
          id="absence-until"
          label={say('until')}
          value={until}
          error={tried && missing ? say('missing') : tried && wrongOrder ? say('wrongOrder') : undefined}
          onChange={setUntil}
        />
        <SelectField
          id="absence-stand-in"
          label={say('standInLabel')}
          options={[{ value: nobody, label: say('nobody') }, ...others.filter(({ value }) => value !== who)]}
          value={standIn}
          onChange={setStandIn}
        />
      </Stack>
    </Sheet>
  );
}
