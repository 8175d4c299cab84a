/**
 * Values as the text of a Postgres array, to be bound as one parameter and cast (`${arrayLiteral(ids)}::uuid[]`): one
 * statement text for lists of any length.
 */
export const arrayLiteral = (values: readonly (string | number)[]): string =>
  `{${values.map((value) => `"${String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
