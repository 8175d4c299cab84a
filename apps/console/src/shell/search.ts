/** Reads the named texts of an address; what is not a short text is left out. The pages ask the server, which decides. */
export function searchOf<const N extends string>(
  ...names: N[]
): (search: Record<string, unknown>) => { [K in N]?: string } {
  return (search) => {
    const read: { [K in N]?: string } = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value !== '' && value.length <= 300) read[name] = value;
    }
    return read;
  };
}

/** A text of the address as one of some names; undefined for anything else. */
export const oneOf = <const N extends string>(
  names: readonly N[],
  value: string | undefined,
): N | undefined => names.find((name) => name === value);

/** The texts of an address as a query, `?…` or nothing. */
export function addressOf(search: Record<string, unknown>): string {
  const texts = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return texts.length === 0 ? '' : `?${new URLSearchParams(texts)}`;
}
