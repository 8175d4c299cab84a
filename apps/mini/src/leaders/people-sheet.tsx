import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Paragraph, Stack } from '../kit/card.tsx';
import { Choice, Choices } from '../kit/choice.tsx';
import { Field } from '../kit/field.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/call.ts';
import { useLoad } from '../wire/use-load.ts';
import { kitWords } from '../words/kit.ts';
import { Part } from './part.tsx';
import { caseWords } from './words/case.ts';

type Appointment = ReplyOf<'GET /people/appointments'>['items'][number];

const most = 100;

export interface PeopleSheetProps {
  id: string;
  title: string;
  text?: string;
  /** Whose posts are offered: those of this area and below. */
  areaId: string;
  /** Accounts that are not offered. */
  without?: readonly string[];
  several?: boolean;
  /** Without: no reason is asked for. */
  reason?: boolean;
  action: string;
  onClose: () => void;
  /** Closes when this answers something. */
  onDone: (accountIds: string[], reason: string) => Promise<unknown>;
}

/** Chooses one or more people by the post they hold. Mount it to open it. */
export function PeopleSheet(props: PeopleSheetProps) {
  const { id, title, text, areaId, without = [], several = false, reason: asksReason = true, action } = props;
  const say = useWords(caseWords);
  const sayKit = useWords(kitWords);
  const label = useLabel();
  const [find, setFind] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const people = useLoad(() => call('GET /people/appointments', { areaId, limit: most }), [areaId]);
  const noReason = asksReason && reason.trim().length < 2;
  const go = async () => {
    setTried(true);
    if (chosen.length === 0 || noReason) return;
    if ((await props.onDone(chosen, reason.trim())) !== undefined) props.onClose();
  };
  return (
    <Sheet
      id={id}
      open
      title={title}
      onClose={props.onClose}
      footer={
        <>
          <Button id={`${id}-cancel`} kind="plain" onPress={props.onClose}>
            {sayKit('cancel')}
          </Button>
          <Button id={`${id}-do`} onPress={go}>
            {action}
          </Button>
        </>
      }
    >
      <Part of={people} rows={3}>
        {({ items }) => {
          const options = onePerPerson(items)
            .filter(({ accountId }) => !without.includes(accountId))
            .map(({ accountId, holderName, role, areaName }) => ({
              value: accountId,
              label: holderName,
              note: `${label(roles[role])} · ${areaName}`,
            }))
            .filter((one) => chosen.includes(one.value) || `${one.label} ${one.note}`.includes(find.trim()));
          const shared = {
            id: `${id}-people`,
            label: say('choosePeople'),
            options,
            error: tried && chosen.length === 0 ? say('chooseOne') : undefined,
          };
          return (
            <Stack>
              {text !== undefined && <Paragraph>{text}</Paragraph>}
              {items.length > 6 && (
                <Field
                  id={`${id}-find`}
                  label={say('findPerson')}
                  required={false}
                  value={find}
                  onChange={setFind}
                />
              )}
              {options.length === 0 && <Paragraph note>{say('nobodyFound')}</Paragraph>}
              {several ? (
                <Choices {...shared} value={chosen} onChange={setChosen} />
              ) : (
                <Choice {...shared} value={chosen[0]} onChange={(one) => setChosen([one])} />
              )}
              {asksReason && (
                <Field
                  id={`${id}-reason`}
                  label={sayKit('reason')}
                  value={reason}
                  lines
                  max={200}
                  error={tried && noReason ? sayKit('reasonTooShort') : undefined}
                  onChange={setReason}
                />
              )}
            </Stack>
          );
        }}
      </Part>
    </Sheet>
  );
}

/** Everybody once, by the post that comes first. */
export function onePerPerson(posts: readonly Appointment[]): Appointment[] {
  return posts.filter((post, at) => posts.findIndex(({ accountId }) => accountId === post.accountId) === at);
}
