import type { ConsentKind } from '@linli/contracts/people/labels';
import type { Answers, FormDefinition } from '@linli/contracts/reports/form';
import type { Asked } from './visible-questions.ts';

/** A person as a sheet names them. */
interface SheetPerson {
  readonly filled: Answers;
  readonly withheld: readonly string[];
  readonly age: number | null;
}

/** Consents that questions of a form can need. */
export const spokenConsents: readonly ConsentKind[] = ['health', 'whereabouts', 'children-data'];

/**
 * What a person is asked, from what the server says is withheld: leaving out the consents those questions need hides the
 * same questions here. The server decides again when the answers come in.
 */
export function askedFromSheet(form: FormDefinition, { filled, withheld, age }: SheetPerson): Asked {
  const hidden = form.questions.filter((question) => withheld.includes(question.id));
  const missing = new Set<ConsentKind | undefined>(hidden.map((question) => question.consent));
  // For a child everything can be withheld, questions that need no consent of their own as well.
  if (hidden.some((question) => question.consent === undefined)) missing.add('children-data');
  return { filled, age, consents: new Set(spokenConsents.filter((kind) => !missing.has(kind))) };
}
