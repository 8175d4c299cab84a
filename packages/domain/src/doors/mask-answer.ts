const longest = 200;

/**
 * The first of what another system answered, fit for a log: what may be a phone, an id number, a mail address or a key is
 * blotted out, and control characters are gone.
 */
export function maskAnswer(answer: string): string {
  return answer
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[^\s@"'<>]{1,64}@[^\s@"'<>]{1,255}/g, '***')
    .replace(/[\w+/=-]{20,}/g, '***')
    .replace(/\d(?:[ -]?\d){5,}[\dXx]?/g, '***')
    .trim()
    .slice(0, longest);
}
