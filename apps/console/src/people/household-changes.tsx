import { householdChanges, registerFacts } from '@linli/contracts/people/labels';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { registerWords } from '../words/register.ts';

/** What the register was told about a household and its people, newest first; never what stood there. */
export function HouseholdChanges({ householdId }: { householdId: string }) {
  const say = useWords(registerWords);
  const label = useLabel();
  const when = useWhen();
  const changes = useParts('GET /people/household-changes', { householdId, limit: 20 });
  return (
    <Rows of={changes} empty={say('noChanges')}>
      {(items) => (
        <ol className="timeline">
          {items.map(({ changeId, at, what, personName, facts, reason, by, asHousehold }) => (
            <li key={changeId}>
              <time dateTime={at}>{when.moment(at)}</time>
              <div>
                <strong>
                  {[
                    personName,
                    label(householdChanges[what]),
                    facts.map((fact) => label(registerFacts[fact])).join(say('and')),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </strong>
                {reason !== null && reason !== '' && <div>{say('because', { reason })}</div>}
                {by !== null && <div className="note">{asHousehold ? say('ownHousehold', { by }) : by}</div>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Rows>
  );
}
