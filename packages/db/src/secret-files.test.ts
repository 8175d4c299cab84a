import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withSecretFiles } from './secret-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'linli-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'index_key');
writeFileSync(file, 'hidden\n');

describe('secrets as files', () => {
  it('stand in for the variable, without the line feed at the end', () => {
    const read = withSecretFiles({ INDEX_KEY_FILE: file, PORT: '1' }, ['INDEX_KEY', 'DATA_KEYS']);
    expect(read).toMatchObject({ INDEX_KEY: 'hidden', PORT: '1' });
    expect(read.DATA_KEYS).toBeUndefined();
  });

  it('are refused by name when they cannot be read or the variable is set too', () => {
    expect(() => withSecretFiles({ INDEX_KEY_FILE: join(folder, 'gone') }, ['INDEX_KEY'])).toThrow(
      /INDEX_KEY_FILE.*cannot be read/,
    );
    const both = () => withSecretFiles({ INDEX_KEY_FILE: file, INDEX_KEY: 'other' }, ['INDEX_KEY']);
    expect(both).toThrow(/INDEX_KEY and INDEX_KEY_FILE/);
    expect(both).not.toThrow(/hidden|other/);
  });
});
