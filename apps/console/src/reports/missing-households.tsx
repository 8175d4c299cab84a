import { gapReasons } from '@linli/contracts/reports/labels';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { listsWords } from '../words/lists.ts';

const steps = {
  waiting: 'waiting',
  reminded: 'reminded',
  'proxy-asked': 'proxyAsked',
  'to-call': 'toCall',
  'to-visit': 'toVisit',
} as const;

/** Households with somebody expected who has not reported, in the order of the tree. */
export function MissingHouseholds({ slotId }: { slotId: string }) {
  const say = useWords(listsWords);
  const label = useLabel();
  const gaps = useParts('GET /reports/gaps', { slotId, ...useArea(), limit: 50 }, { every: 60 });
  return (
    <Rows of={gaps} empty={say('allIn')}>
      {(items) => (
        <table className="table">
          <ColumnHeads of={['household', 'missingWho', 'step']} say={say} />
          <tbody>
            {items.map(({ householdId, address, missing, step }) => (
              <tr key={householdId}>
                <th scope="row">{address}</th>
                <td>
                  <ul className="plain">
                    {missing.map(({ personId, name, reason }) => (
                      <li key={personId}>
                        {name} {reason && <span className="note">{label(gapReasons[reason])}</span>}
                      </li>
                    ))}
                  </ul>
                </td>
                <td>{say(steps[step])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Rows>
  );
}
