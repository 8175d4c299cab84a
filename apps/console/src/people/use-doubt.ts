import { type CoverageFault, coverageFaults } from '@linli/contracts/people/labels';
import { useLabel } from '../state/use-words.ts';

/** Says why a name is in doubt, with its figures. */
export function useDoubt(): (doubt: {
  fault: CoverageFault;
  facts: Record<string, string | number>;
}) => string {
  const label = useLabel();
  return ({ fault, facts }) => label(coverageFaults[fault], facts);
}
