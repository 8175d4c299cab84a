import { rightLabels } from '@linli/contracts/identity/right-labels';
import { type Role, roleNames, roles } from '@linli/contracts/identity/roles';
import { type Right, rights } from '@linli/domain/identity/rights';
import { Card } from '../shell/card.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { settingsWords } from '../words/settings.ts';

const names = Object.keys(rights) as Right[];

/** What each post may do; it is the program's table, shown as it is. */
export function RightsTable() {
  const say = useWords(settingsWords);
  const label = useLabel();
  return (
    <Card title={say('roles')}>
      <p className="note">{say('rolesNote')}</p>
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say('right')}</th>
              <th scope="col">{say('roles')}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((right) => (
              <tr key={right}>
                <th scope="row">{label(rightLabels[right])}</th>
                <td>
                  {roleNames
                    .filter((role: Role) => (rights[right] as readonly Role[]).includes(role))
                    .map((role) => label(roles[role]))
                    .join(say('comma'))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
