/**
 * `npm run bench -- reports|import|matching|escalation|claims [--small]`: runs one bench by name. A bench starts what it needs, prints what it
 * does as it goes, and ends with one line of JSON a case.
 */
const benches: Readonly<Record<string, () => Promise<{ bench: (options: BenchOptions) => Promise<void> }>>> =
  {
    reports: () => import('./reports.ts'),
    import: () => import('./import.ts'),
    matching: () => import('./matching.ts'),
    escalation: () => import('./escalation.ts'),
    claims: () => import('./claims.ts'),
  };

export interface BenchOptions {
  /** A quick try on a hundredth of the data; its figures mean nothing. */
  readonly small: boolean;
}

const [name = '', ...flags] = process.argv.slice(2);
const load = benches[name];
const unknown = flags.filter((flag) => flag !== '--small');
if (!load || unknown.length > 0) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join('|')} [--small]`);
  process.exit(2);
}
const { bench } = await load();
await bench({ small: flags.includes('--small') });
