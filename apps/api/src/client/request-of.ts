/** Pieces of one HTTP request. */
export interface Request {
  method: 'GET' | 'POST';
  /** Path with query, starting with `/`. */
  url: string;
  body: Record<string, unknown> | undefined;
}

/**
 * Takes method and path from an endpoint's key (`'GET /people/areas/:areaId'`), puts the input's fields into the path
 * where they are named there and the rest into query (GET, or `query`) or body (POST). Undefined fields are left out.
 */
export function requestOf(key: string, input: Readonly<Record<string, unknown>>, query = false): Request {
  const [method, pattern = ''] = key.split(' ') as ['GET' | 'POST', string?];
  const rest = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    if (value === undefined || value === '') throw new Error(`${key} needs ${name}`);
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (method === 'POST' && !query) return { method, url: path, body: rest };
  const pairs = Object.entries(rest).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return { method, url: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path, body: undefined };
}
