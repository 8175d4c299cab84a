import { type PersonTag, personTags } from '@linli/contracts/people/labels';
import { useLabel } from '../state/use-words.ts';

/** Tags of a person or a household, in words. */
export function Tags({ of }: { of: readonly PersonTag[] }) {
  const label = useLabel();
  return (
    <span className="marks">
      {of.map((tag) => (
        <span key={tag} className="mark">
          {label(personTags[tag])}
        </span>
      ))}
    </span>
  );
}
