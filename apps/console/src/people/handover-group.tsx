import type { ReplyOf } from '@linli/contracts/catalog';
import { shiftReasons } from '@linli/contracts/shifts/labels';
import type { HandoverRow } from '@linli/contracts/succession/endpoints';
import { handoverRefusals, openKinds } from '@linli/contracts/succession/labels';
import { Button } from 'antd';
import { useState } from 'react';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { peopleWords } from '../words/people.ts';
import { SuccessorSelect } from './successor-select.tsx';
import type { PlanState } from './use-plan.ts';

type Group = ReplyOf<'POST /succession/preview'>['groups'][number];

/** Things of one kind: who gets them, and those that cannot go that way; single ones can go to somebody else. */
export function HandoverGroup({
  group,
  state,
  leaverId,
}: {
  group: Group;
  state: PlanState;
  leaverId: string;
}) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const { kind, count, refused, unnamed, items } = group;
  const title = label(openKinds[kind]);
  const shown = open ? items : items.filter(({ refusal }) => refusal !== null && refusal !== 'no-successor');
  return (
    <>
      <tr>
        <th scope="row">
          {title} {count}
        </th>
        <td>
          <SuccessorSelect
            label={`${title} ${say('to')}`}
            value={state.ofKind(kind)}
            names={state.names}
            leaverId={leaverId}
            onChange={(choice, name) => state.chooseKind(kind, choice, name)}
          />
        </td>
        <td>
          {refused > 0 ? (
            <span className="bad">{say('refusedCount', { count: refused })}</span>
          ) : (
            say(unnamed > 0 ? 'unnamed' : 'moving', { count: unnamed || group.moving })
          )}
        </td>
        <td>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {say(open ? 'fold' : 'single')}
            <span className="heard"> {title}</span>
          </Button>
        </td>
      </tr>
      {shown.map((item) => (
        <ItemRow key={item.itemId} item={item} state={state} leaverId={leaverId} />
      ))}
    </>
  );
}

function ItemRow({ item, state, leaverId }: { item: HandoverRow; state: PlanState; leaverId: string }) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  const name = label(item.title);
  // Instants in reasons are for programs.
  const said = ({ reason, facts }: HandoverRow['reasons'][number]) =>
    label(
      shiftReasons[reason],
      typeof facts.from === 'string' ? { ...facts, from: when.moment(facts.from) } : facts,
    );
  return (
    <tr className="handover-item">
      <td>
        {name}
        <div className="note">
          {[item.place, item.at === null ? '' : when.moment(item.at)].filter(Boolean).join(' · ')}
        </div>
      </td>
      <td>
        <SuccessorSelect
          label={`${name} ${say('to')}`}
          value={state.ofItem(item.itemId)}
          names={state.names}
          leaverId={leaverId}
          placeholder={item.toName ?? (item.refusal === null ? say('stay') : say('choose'))}
          onChange={(choice, chosen) => state.chooseItem(item.itemId, choice, chosen)}
        />
      </td>
      <td colSpan={2} className={item.refusal === null ? undefined : 'bad'}>
        {item.refusal !== null &&
          [label(handoverRefusals[item.refusal]), ...item.reasons.map(said)].join(' · ')}
      </td>
    </tr>
  );
}
