import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@linli/test/support/database';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const english = readFileSync(`${root}infra/runbook.md`, 'utf8');
const both = english + readFileSync(`${root}infra/runbook.zh.md`, 'utf8');

/** What stands in backquotes on one line. */
const quoted = [...both.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

describe('what the runbook tells somebody to type at a bad hour', async () => {
  const { sql } = await testDatabase();
  const statements = quoted.filter(
    (text) => /^(select|update) .+;$/.test(text) && !text.includes('pg_stat_statements'),
  );

  it('has statements to check', () => expect(statements.length).toBeGreaterThan(10));

  it.each(statements)('is understood by the database: %s', async (statement) => {
    const filled = statement
      .replaceAll(/\bid = '…'/g, "id = '00000000-0000-0000-0000-000000000000'")
      .replaceAll('PID', '0')
      .replaceAll(/;$/g, '');
    // Planned, not run.
    await expect(sql.unsafe(`explain ${filled}`)).resolves.toBeDefined();
  });

  it('is there: commands of npm, files, and chapters that are pointed to', () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: object };
    for (const [, name = ''] of both.matchAll(/npm run ([a-z:]+)/g)) expect(scripts).toHaveProperty([name]);
    for (const [file] of quoted.join('\n').matchAll(/\binfra\/[\w./-]+\.\w+/g))
      expect(existsSync(root + file), file).toBe(true);
    const chapters = [...english.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(/\s/g, '-'),
    );
    for (const [, anchor] of english.matchAll(/\]\(#([\w-]+)\)/g)) expect(chapters).toContain(anchor);
  });

  it('names panels that stand on the dashboards', () => {
    const panels = ['day', 'machine'].flatMap((board) => {
      const text = readFileSync(`${root}infra/monitoring/dashboards/${board}.json`, 'utf8');
      return (JSON.parse(text) as { panels: { title: string }[] }).panels.map(
        ({ title }) => `${board} / ${title}`,
      );
    });
    const named = [...english.matchAll(/(?<![a-z])(?:day|machine) \/ [A-Z][^_:;.]*/g)].map(([text]) =>
      text.trim(),
    );
    expect(named.length).toBeGreaterThan(20);
    // Some stand at the beginning of a sentence that goes on.
    expect(named.filter((text) => !panels.some((panel) => text.startsWith(panel)))).toEqual([]);
  });
});
