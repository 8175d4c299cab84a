import { type Relation, relations } from '@linli/contracts/people/labels';
import { SelectField } from '../kit/date-field.tsx';
import { useLabel } from '../state/use-label.ts';

interface RelationFieldProps {
  id: string;
  label: string;
  value: Relation | undefined;
  onChange: (relation: Relation) => void;
  error?: string | undefined;
}

/** What somebody is to the head of a household. */
export function RelationField(props: RelationFieldProps) {
  const label = useLabel();
  const options = Object.entries(relations).map(([value, text]) => ({
    value: value as Relation,
    label: label(text),
  }));
  return <SelectField {...props} options={options} />;
}
