import { buffer } from 'node:stream/consumers';
import { accounts } from '@linli/db/identity/tables';
import { areas, exports } from '@linli/db/people/tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { exportRows } from './register-export/export-rows.ts';
import { exportKey, exportKeyHash, LINK_MINUTES } from './register-export/export-state.ts';
import { type WrittenCell, writeCsv, writeXlsx } from './register-workbook/write-workbook.ts';

/**
 * Writes the file of an export, encrypted, in the language of who asked for it. A job; does nothing when the file is
 * there already. An area that is gone fails the export.
 */
export async function makeExport(ctx: Ctx, { exportId }: { exportId: string }): Promise<void> {
  const waiting = and(eq(exports.id, exportId), eq(exports.state, 'waiting'));
  const [found] = await ctx.db
    .select({ format: exports.format, path: areas.path, name: areas.name, language: accounts.language })
    .from(exports)
    .innerJoin(accounts, eq(accounts.id, exports.accountId))
    .leftJoin(areas, and(eq(areas.id, exports.areaId), isNull(areas.closedAt)))
    .where(waiting);
  if (!found) return;
  if (found.path === null || found.name === null) {
    await ctx.db.update(exports).set({ state: 'failed' }).where(waiting);
    return;
  }
  let written = 0;
  async function* counted(rows: AsyncIterable<WrittenCell[]>) {
    for await (const row of rows) {
      written++;
      yield row;
    }
  }
  const rows = counted(exportRows(ctx, found.path, found.language === 'en' ? 'en' : 'zh'));
  const file =
    found.format === 'csv'
      ? await textOf(writeCsv(rows))
      : await buffer(writeXlsx([{ name: found.name, rows }]));
  const now = ctx.clock.now();
  await ctx.db
    .update(exports)
    .set({
      state: 'ready',
      rows: written - 1,
      keyHash: exportKeyHash(ctx.vault, exportKey(ctx.vault, exportId)),
      fileCipher: ctx.vault.seal(uses.file, file),
      expiresAt: new Date(now.getTime() + LINK_MINUTES * 60_000),
    })
    .where(waiting);
}

async function textOf(pieces: AsyncIterable<string>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all);
}
