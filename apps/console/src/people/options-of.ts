import type { LocalText } from '@linli/contracts/problem';

/** Labels of the contracts as choices of a field. */
export const optionsOf = <N extends string>(
  labels: Readonly<Record<N, LocalText>>,
  label: (text: LocalText) => string,
): { value: N; label: string }[] =>
  (Object.keys(labels) as N[]).map((value) => ({ value, label: label(labels[value]) }));
