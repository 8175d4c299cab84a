import { compareSettings } from '@linli/domain/settings/compare';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Nothing } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import { settingsWords } from '../words/settings.ts';
import { useLeaf } from './leaf.ts';

/** What differs between two versions, value by value, in words. */
export function Differences({ was, is }: { was: unknown; is: unknown }) {
  const say = useWords(settingsWords);
  const leaf = useLeaf();
  const found = compareSettings(was, is);
  if (found.length === 0) return <Nothing text={say('same')} />;
  return (
    <div className="scroll">
      <table className="table">
        <ColumnHeads of={['what', 'was', 'is']} say={say} />
        <tbody>
          {found.map((difference) => (
            <tr key={JSON.stringify(difference.way)}>
              <th scope="row">{leaf.wayOf(difference)}</th>
              <td>
                <del>{leaf.valueOf(difference, 'was')}</del>
              </td>
              <td>
                <ins>{leaf.valueOf(difference, 'is')}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
