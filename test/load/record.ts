import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from '../support/command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'artifacts/bench');
/** Where the figures for the record stand. */
const performanceFile = join(root, 'infra/performance.md');

/** Where and when something was measured. */
export interface Circumstances {
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly machine: string;
  /** Processes that wanted a core when it began, by the last minute; null where that is not known. */
  readonly loadBefore: number | null;
  readonly cores: number;
}

/** This bench as somebody would run it again. */
export const commandGiven = (): string => `npm run bench -- ${process.argv.slice(2).join(' ')}`;

/** To be asked before anything heavy begins. */
export function circumstances(command: string, postgres: string): Circumstances {
  const [processor] = cpus();
  const cores = cpus().length;
  const model = processor?.model.replace(/\((R|TM)\)/gi, '').trim();
  return {
    command,
    at: new Date().toISOString(),
    machine: `${cores} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, Postgres ${postgres}`,
    loadBefore: process.platform === 'win32' ? null : Math.round((loadavg()[0] ?? 0) * 10) / 10,
    cores,
  };
}

/** Whether others used the machine, so that figures mean less than they say. */
export const wasBusy = ({ loadBefore, cores }: Circumstances): boolean =>
  loadBefore !== null && loadBefore > cores / 4;

/** One line below a table: command, machine, date, and a warning where it is due. */
export function saidOf(run: Circumstances): string {
  const busy = wasBusy(run)
    ? ` **The machine was busy with other things (load ${run.loadBefore} on ${run.cores} cores before it began): at rest it does better.**`
    : '';
  return `\`${run.command}\`, ${run.machine}, ${run.at.slice(0, 10)}.${busy}`;
}

/** Keeps the figures of a run. @returns the file */
export async function keepRun(bench: string, run: { readonly at: string }): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${bench}-${run.at.replace(/[:.]/g, '-')}.json`);
  await writeFile(file, `${JSON.stringify(run, null, 2)}\n`);
  return file;
}

/** Kept runs of a bench, newest first. */
export async function keptRuns<T>(bench: string): Promise<T[]> {
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) => name.startsWith(`${bench}-`) && name.endsWith('.json'),
  );
  const newestFirst = names.sort().reverse();
  return Promise.all(
    newestFirst.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as T),
  );
}

/**
 * Puts a text between the marks `<!-- NAME -->` and `<!-- /NAME -->`.
 * @throws RangeError when the document has no such marks
 */
export function withBlock(document: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [document.indexOf(open), document.indexOf(close)];
  if (from < 0 || to < from) throw new RangeError(`no place for ${name} in the document`);
  return `${document.slice(0, from + open.length)}\n\n${text.trim()}\n\n${document.slice(to)}`;
}

/** Writes a block of `infra/performance.md`, and has it formatted as everything is. */
export async function writeBlock(name: string, text: string): Promise<void> {
  await writeFile(performanceFile, withBlock(await readFile(performanceFile, 'utf8'), name, text));
  const { code, output } = await command('biome', ['format', '--write', performanceFile]);
  if (code !== 0) throw new Error(output);
}

/** A table of Markdown, the first column to the left. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
