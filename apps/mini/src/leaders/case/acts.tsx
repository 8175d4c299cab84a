import type { CaseKind } from '@linli/contracts/cases/labels';
import { useState } from 'react';
import type { IconName } from '../../kit/icon.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { toast } from '../../kit/toast.tsx';
import type { RequestView } from '../../requests/asked-for.tsx';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { caseWords } from '../words/case.ts';
import { ActSheet } from './act-sheet.tsx';

/** What can be done to a case beyond taking it, each by a sheet that asks what goes on record. */
export const acts = [
  'confirm',
  'finish',
  'hand-over',
  'join-in',
  'escalate',
  'supervise',
  'note',
  'pause',
  'resume',
  'plead',
  'give-back',
  'not-solvable',
  'cancel',
] as const;
export type Act = (typeof acts)[number];

const icons: Record<Act, IconName> = {
  confirm: 'call',
  finish: 'check',
  'hand-over': 'person',
  'join-in': 'people',
  escalate: 'up',
  supervise: 'alert',
  note: 'edit',
  pause: 'waiting',
  resume: 'waiting',
  plead: 'paper',
  'give-back': 'back',
  'not-solvable': 'close',
  cancel: 'close',
};

export interface ActsProps {
  caseKind: CaseKind;
  caseId: string;
  /** What the server says the reader may do now. */
  may: readonly string[];
  /** Whose posts are offered when people are chosen. */
  areaId: string | undefined;
  hands: RequestView['hands'];
  /** ISO instant by which it is promised; an extension starts from there. */
  deadlineAt?: string | null;
  onChanged: () => Promise<unknown>;
}

/** The further acts that are possible now. */
export function Acts(props: ActsProps) {
  const { caseId, may, onChanged } = props;
  const say = useWords(caseWords);
  const [open, setOpen] = useState<Act>();
  const possible = acts.filter((act) => may.includes(act));
  if (possible.length === 0) return null;
  const press = async (act: Act) => {
    if (act !== 'resume') return setOpen(act);
    if (await attempt(() => call('POST /requests/resume', { requestId: caseId }))) toast(say('done'));
    await onChanged();
  };
  return (
    <>
      <List id="acts" title={say('more')}>
        {possible.map((act) => (
          <Cell
            key={act}
            id={`act-${act}`}
            icon={icons[act]}
            title={say(act === 'confirm' ? 'confirmSolved' : act)}
            onPress={() => press(act)}
          />
        ))}
      </List>
      {open && <ActSheet {...props} act={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
