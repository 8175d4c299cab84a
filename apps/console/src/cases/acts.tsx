import type { ReplyOf } from '@linli/contracts/catalog';
import type { RequestView } from '@linli/contracts/requests/values';
import { Button } from 'antd';
import { useState } from 'react';
import { holds, useMe } from '../shell/me.ts';
import { useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';
import { AssignSheet } from './assign-sheet.tsx';
import { PeopleSheet } from './people-sheet.tsx';
import { PleadSheet } from './plead-sheet.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import { SuperviseSheet } from './supervise-sheet.tsx';
import { useAct } from './use-act.ts';

/** Acts that ask for more before they are done, by the name the server has for them. */
const sheets = {
  assign: 'assign',
  'hand-over': 'handOver',
  'join-in': 'joinIn',
  plead: 'plead',
  escalate: 'escalate',
  supervise: 'supervise',
  note: 'note',
} as const;
const sheetNames = Object.keys(sheets) as (keyof typeof sheets)[];

/** What the reader may do to a request now, as the server says. */
export function RequestActs({ request: { requestId, may } }: { request: RequestView }) {
  const say = useWords(actsWords);
  const act = useAct();
  const [open, setOpen] = useState<keyof typeof sheets>();
  const close = () => setOpen(undefined);
  const possible = sheetNames.filter((each) => may.includes(each));
  if (possible.length === 0 && !may.includes('take-in-hand')) return null;
  return (
    <div className="acts">
      {may.includes('take-in-hand') && (
        <Button type="primary" onClick={() => act('POST /requests/take-in-hand', { requestId })}>
          {say('take')}
        </Button>
      )}
      {possible.map((each) => (
        <Button key={each} onClick={() => setOpen(each)}>
          {say(sheets[each])}
        </Button>
      ))}
      {open === 'assign' && <AssignSheet requestId={requestId} onClose={close} />}
      {open === 'hand-over' && <PeopleSheet act="handOver" requestId={requestId} onClose={close} />}
      {open === 'join-in' && <PeopleSheet act="joinIn" requestId={requestId} onClose={close} />}
      {open === 'plead' && <PleadSheet requestId={requestId} onClose={close} />}
      {open === 'supervise' && <SuperviseSheet caseKind="request" caseId={requestId} onClose={close} />}
      {open === 'escalate' && (
        <ReasonSheet
          title={say('escalate')}
          label={say('reason')}
          onClose={close}
          onSend={(reason) =>
            act('POST /escalation/escalate', { caseKind: 'request', caseId: requestId, reason })
          }
        />
      )}
      {open === 'note' && (
        <ReasonSheet
          title={say('note')}
          label={say('noteLabel')}
          most={500}
          onClose={close}
          onSend={(text) => act('POST /requests/note', { requestId, text })}
        />
      )}
    </div>
  );
}

/** What the reader may do to an alert now. */
export function AlertActs({ alert: { alertId, state } }: { alert: ReplyOf<'GET /reports/alerts/:alertId'> }) {
  const say = useWords(actsWords);
  const act = useAct();
  const { data: me } = useMe();
  if (state !== 'open' || !holds(me, 'alerts.handle')) return null;
  return (
    <div className="acts">
      <Button type="primary" onClick={() => act('POST /reports/take-alert', { alertId })}>
        {say('take')}
      </Button>
    </div>
  );
}
