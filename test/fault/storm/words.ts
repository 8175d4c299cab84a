/** What a process of the storm says over its channel. */
export interface Word {
  readonly said: string;
  readonly port?: number;
  /** A failure nobody expected; null for lines of the log that tell of none. */
  readonly failure?: string | null;
}

/** What a database or a queue that goes away looks like to whoever was speaking with it. */
const away =
  /ECONN|EPIPE|ETIMEDOUT|CONNECTION_|CONNECT_TIMEOUT|57P0\d|08\w\d\d|connection|socket|terminat|in recovery|starting up|shutting down/i;

/** What a line of the API's log tells of a failure that no outage explains; null when there is none. */
export function failureOf(line: string): string | null {
  const { msg, err } = JSON.parse(line) as { msg: string; err?: unknown };
  if (msg !== 'unexpected failure') return null;
  const text = JSON.stringify(err);
  return away.test(text) ? null : text.slice(0, 2_000);
}
