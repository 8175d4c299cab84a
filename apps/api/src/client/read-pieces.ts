/** One server-sent event. */
export interface Piece {
  event: string;
  id: string | undefined;
  data: string;
}

/** Puts server-sent events together from chunks as they come; comments and half events are kept back. */
export function readPieces(): (chunk: string) => Piece[] {
  let rest = '';
  return (chunk) => {
    const parts = (rest + chunk).split(/\r?\n\r?\n/);
    rest = parts.pop() ?? '';
    return parts.flatMap((part) => {
      const fields = new Map<string, string>();
      for (const line of part.split(/\r?\n/)) {
        const at = line.indexOf(':');
        if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1).replace(/^ /, ''));
      }
      const event = fields.get('event');
      return event === undefined ? [] : [{ event, id: fields.get('id'), data: fields.get('data') ?? '' }];
    });
  };
}
