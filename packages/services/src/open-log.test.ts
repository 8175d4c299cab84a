import { stage } from '@linli/test/support/stage';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openLog } from './open-log.ts';

test('a failed query stands in the log with its kind, code and place, and without a word that somebody typed', async () => {
  const { db } = await stage();
  const lines: string[] = [];
  const log = openLog('trace', 'api', { write: (line: string) => void lines.push(line) });
  const failing = db.execute(sql`select ${'张桂芳 19999000001'}::text::int`);
  const error = await failing.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(String(error)).toContain('19999000001');
  log.error({ err: error }, 'unexpected failure');
  log.warn(new Error('Key (phone)=(19999000001) already exists'));
  log.warn({ err: error });
  log.child({ route: '/x' }).error({ error, cause: error }, 'again');
  const all = lines.join('');
  expect(all).toContain('Error < PostgresError(22P02)');
  expect(all).toContain('open-log.test.ts');
  expect(all).not.toMatch(/19999000001|张桂芳/);
});
