/** What a notice carries: ids, counts, moments (ISO) and codes such as a role. No names, no free text, no health data. */
export type NoticeFacts = Readonly<Record<string, string | number | null>>;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
/** Ids, dates, times of day, paths of areas and codes: nothing a sentence about somebody fits into. */
const code = /^[\w.:-]{1,120}$/;

export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && instant.test(value);

/** Guards what goes into facts. @throws Error that names the fact, without its value. */
export function assertTellable(facts: NoticeFacts): void {
  for (const [name, value] of Object.entries(facts)) {
    const fine = value === null || typeof value === 'number' || code.test(value) || isInstant(value);
    if (!fine) throw new Error(`fact ${name} of a notice is neither id, count, moment nor code`);
  }
}
