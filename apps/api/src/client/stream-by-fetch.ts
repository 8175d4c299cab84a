/** A stream of live updates that is being read. */
export interface OpenStream {
  end(): void;
  /** How it ended: `refused` when this account may not hear or the device cannot stream. */
  over: Promise<'refused' | 'cut'>;
}

/** Reads a stream, text as it comes. EventSource could not send the token. */
export function streamByFetch(
  url: string,
  headers: Record<string, string>,
  onText: (text: string) => void,
): OpenStream {
  const leave = new AbortController();
  const read = async () => {
    const answer = await fetch(url, { headers, signal: leave.signal });
    if (answer.status === 401 || answer.status === 403 || !answer.body) return 'refused';
    if (!answer.ok) return 'cut';
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'cut';
      onText(decoder.decode(value, { stream: true }));
    }
  };
  return { end: () => leave.abort(), over: read().catch(() => 'cut' as const) };
}
