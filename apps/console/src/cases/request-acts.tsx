import type { CatalogKey } from '@linli/contracts/catalog';
import type { RequestView } from '@linli/contracts/requests/values';
import { Button, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';
import { AssignSheet } from './assign-sheet.tsx';
import { ConfirmSheet } from './confirm-sheet.tsx';
import { ContactSheet } from './contact-sheet.tsx';
import { PauseSheet } from './pause-sheet.tsx';
import { PeopleSheet } from './people-sheet.tsx';
import { PleadSheet } from './plead-sheet.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import { SuperviseSheet } from './supervise-sheet.tsx';
import { useAct } from './use-act.ts';

/** Acts that are done at once, by the name the server has for them. */
const atOnce = {
  'take-in-hand': ['take', 'POST /requests/take-in-hand'],
  start: ['start', 'POST /requests/start'],
  resume: ['resume', 'POST /requests/resume'],
} as const satisfies Record<string, readonly [string, CatalogKey]>;
/** Acts that ask for more before they are done; `rare` ones stand behind a menu. */
const sheets = {
  finish: 'finish',
  confirm: 'confirm',
  'reveal-contact': 'contact',
  assign: 'assign',
  'join-in': 'joinIn',
  note: 'note',
} as const;
const rare = {
  'hand-over': 'handOver',
  pause: 'pause',
  plead: 'plead',
  escalate: 'escalate',
  supervise: 'supervise',
  'not-solvable': 'notSolvable',
  cancel: 'cancelRequest',
} as const;
type Sheet = keyof typeof sheets | keyof typeof rare;

const among = <N extends string>(table: Readonly<Record<N, unknown>>, may: readonly string[]): N[] =>
  (Object.keys(table) as N[]).filter((name) => may.includes(name));

/** What the reader may do to a request now, as the server says. */
export function RequestActs({ request: { requestId, may } }: { request: RequestView }) {
  const say = useWords(actsWords);
  const act = useAct();
  const [open, setOpen] = useState<Sheet>();
  const [direct, usual, others] = [among(atOnce, may), among(sheets, may), among(rare, may)];
  if (direct.length + usual.length + others.length === 0) return null;
  return (
    <div className="acts">
      {direct.map((name) => (
        <Button key={name} type="primary" onClick={() => act(atOnce[name][1], { requestId })}>
          {say(atOnce[name][0])}
        </Button>
      ))}
      {usual.map((name) => (
        <Button
          key={name}
          {...(name === 'finish' || name === 'confirm' ? { type: 'primary' } : {})}
          onClick={() => setOpen(name)}
        >
          {say(sheets[name])}
        </Button>
      ))}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((name) => ({ key: name, label: say(rare[name]) })),
            onClick: ({ key }) => setOpen(others.find((name) => name === key)),
          }}
        >
          <Button>{say('moreActs')}</Button>
        </Dropdown>
      )}
      {open && <ActSheet requestId={requestId} act={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function ActSheet({ requestId, act, onClose }: { requestId: string; act: Sheet; onClose: () => void }) {
  const say = useWords(actsWords);
  const send = useAct();
  const to = { requestId, onClose };
  const asking = (
    title: Parameters<typeof say>[0],
    label: Parameters<typeof say>[0],
    onSend: (words: string) => Promise<boolean>,
    more: { most?: number; least?: number } = {},
  ): ReactNode => (
    <ReasonSheet title={say(title)} label={say(label)} onClose={onClose} onSend={onSend} {...more} />
  );
  switch (act) {
    case 'assign':
      return <AssignSheet {...to} />;
    case 'hand-over':
      return <PeopleSheet act="handOver" {...to} />;
    case 'join-in':
      return <PeopleSheet act="joinIn" {...to} />;
    case 'plead':
      return <PleadSheet {...to} />;
    case 'pause':
      return <PauseSheet {...to} />;
    case 'confirm':
      return <ConfirmSheet {...to} />;
    case 'reveal-contact':
      return <ContactSheet {...to} />;
    case 'supervise':
      return <SuperviseSheet caseKind="request" caseId={requestId} onClose={onClose} />;
    case 'escalate':
      return asking('escalate', 'reason', (reason) =>
        send('POST /escalation/escalate', { caseKind: 'request', caseId: requestId, reason }),
      );
    case 'finish':
      return asking('finish', 'finishNote', (note) => send('POST /requests/finish', { requestId, note }), {
        least: 0,
      });
    case 'not-solvable':
      return asking('notSolvable', 'notSolvableWhy', (reason) =>
        send('POST /requests/not-solvable', { requestId, reason }),
      );
    case 'cancel':
      return asking('cancelRequest', 'reason', (reason) =>
        send('POST /requests/cancel', { requestId, reason }),
      );
    case 'note':
      return asking('note', 'noteLabel', (text) => send('POST /requests/note', { requestId, text }), {
        most: 500,
      });
  }
}
