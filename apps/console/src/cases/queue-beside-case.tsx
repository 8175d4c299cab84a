import { type CaseKind, caseKinds } from '@linli/contracts/cases/labels';
import type { DeskRow } from '@linli/contracts/escalation/endpoints';
import { Rows } from '../shell/rows.tsx';
import { oneOf } from '../shell/search.ts';
import { Nothing } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import type { Parts } from '../wire/queries.ts';
import { listsWords } from '../words/lists.ts';
import { CasePanel } from './case-panel.tsx';
import { CaseTable } from './case-table.tsx';

const kinds = Object.keys(caseKinds) as CaseKind[];

/** A queue, least time left first, beside the case that is open; which one stands in the address. */
export function QueueBesideCase({
  queue,
  open,
  label,
  empty,
}: {
  queue: Parts<DeskRow>;
  open: { kind?: string | undefined; id?: string | undefined };
  label: string;
  empty: string;
}) {
  const say = useWords(listsWords);
  const kind = oneOf(kinds, open.kind);
  return (
    <div className="split">
      <section className="card" aria-label={label}>
        <Rows of={queue} empty={empty}>
          {(items) => <CaseTable items={items} beside {...(open.id ? { current: open.id } : {})} />}
        </Rows>
      </section>
      <div className="split__case">
        {kind && open.id ? (
          <CasePanel key={open.id} caseKind={kind} caseId={open.id} />
        ) : (
          <div className="card">
            <Nothing text={say('chooseCase')} />
          </div>
        )}
      </div>
    </div>
  );
}
