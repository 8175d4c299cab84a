import type { ColumnMapping } from '@linli/contracts/people/register-endpoints';
import { imports } from '@linli/db/people/tables';
import { registerCsv as csv, registerFiles } from '@linli/test/support/register-files';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { uses } from '../vault.ts';
import { getImport } from './get-import.ts';
import { listImports } from './list-imports.ts';
import { runImport } from './run-import.ts';
import { uploadRegister } from './upload-register.ts';

const s = await stage();
const { upload, check, secretary } = registerFiles(s);
const FILE = csv('第1网格,1-1小格,3-2-301,张三,户主,,,,,,,,');

describe('does', () => {
  it('keeps the file encrypted, counts its rows and guesses what its columns hold', async () => {
    const { community, who } = await secretary();
    const view = await upload(who, community.id, FILE);
    expect(view).toMatchObject({
      state: 'uploaded',
      counts: { rows: 2 },
      sheets: [{ name: '名单', rows: 2 }],
    });
    expect(view.sheets[0]?.mapping?.columns.map((c) => c.field).slice(0, 4)).toEqual([
      'grid',
      'cell',
      'address',
      'name',
    ]);
    const [row] = await s.db.select().from(imports).where(eq(imports.id, view.importId));
    expect(row?.fileCipher?.includes('张三')).toBe(false);
    expect(s.vault.open(uses.file, row?.fileCipher ?? Buffer.alloc(0)).toString()).toBe(FILE);
  });

  it('offers the mapping chosen once for the next file with the same headings, to that account only', async () => {
    const { community, who } = await secretary();
    const strange = '房间,住户,号\n14-1-101,蒋一,15400000099\n';
    const first = await upload(who, community.id, strange);
    const columns = (['address', 'name', 'phone'] as const).map((field, i) => ({
      column: i + 1,
      field,
      heading: ['房间', '住户', '号'][i] ?? '',
    }));
    const mapping: ColumnMapping = { headerRow: 1, columns };
    expect(first.sheets[0]?.mapping).not.toEqual(mapping);
    await check(who, first.importId, [{ sheet: '名单', mapping }]);
    expect((await upload(who, community.id, strange)).sheets[0]?.mapping).toEqual(mapping);
    const other = await s.as({ role: 'secretary', area: community });
    expect((await upload(other, community.id, strange)).sheets[0]?.mapping).not.toEqual(mapping);
  });

  it('lists imports of the own areas, newest first, page by page', async () => {
    const { community, who } = await secretary();
    await upload((await secretary()).who, (await secretary()).community.id, FILE).catch(() => {});
    const made: string[] = [];
    for (let i = 0; i < 3; i++) made.unshift((await upload(who, community.id, FILE)).importId);
    const first = await who.do(listImports, { limit: 2 });
    const second = await who.do(listImports, { limit: 2, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...second.items].map((i) => i.importId)).toEqual(made);
    expect(second.nextCursor).toBeNull();
  });
});

describe('refuses', () => {
  it('anybody without the right there, as if the area or the import did not exist', async () => {
    const { community, who } = await secretary();
    const { importId } = await upload(who, community.id, FILE);
    const elsewhere = await secretary();
    for (const verb of [getImport, runImport]) {
      await expect(elsewhere.who.do<{ importId: string }, unknown>(verb, { importId })).rejects.toMatchObject(
        {
          code: 'not-found',
        },
      );
    }
    await expect(upload(elsewhere.who, community.id, FILE)).rejects.toMatchObject({ code: 'not-found' });
    const volunteer = await s.as({ role: 'volunteer', area: community });
    await expect(upload(volunteer, community.id, FILE)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('a file that is no register, with the reason in words, and keeps nothing of it', async () => {
    const { community, who } = await secretary();
    await expect(upload(who, community.id, '%PDF-1.7')).rejects.toMatchObject({
      code: 'unsupported-type',
      detail: { zh: expect.stringContaining('xlsx') },
    });
    expect(await s.db.$count(imports, eq(imports.areaId, community.id))).toBe(0);
  });

  it('a file that grows too large while it comes in, without waiting for its end', async () => {
    const { community, who } = await secretary();
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent++;
        yield Buffer.alloc(16 * 1024 * 1024, 'a');
      }
    }
    const input = { areaId: community.id, fileName: 'a.csv' };
    const call = who.do(
      (ctx, given: typeof input) => uploadRegister(ctx, given, { bytes: endless() }),
      input,
    );
    await expect(call).rejects.toMatchObject({ code: 'too-large' });
    expect(sent).toBe(5);
  });
});

describe('races and repeats', () => {
  it('the same file twice is two imports, of which either may be run', async () => {
    const { community, who } = await secretary();
    const [a, b] = await Promise.all([upload(who, community.id, FILE), upload(who, community.id, FILE)]);
    expect(a.importId).not.toBe(b.importId);
  });
});
