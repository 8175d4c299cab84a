import { Problem } from '@linli/contracts/problem';
import { areas, exports } from '@linli/db/people/tables';
import { dayOf } from '@linli/domain/civil-time';
import { and, eq, gt } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { isExportKey } from './register-export/export-state.ts';

export interface ExportFile {
  readonly file: true;
  readonly type: string;
  readonly name: string;
  readonly content: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/**
 * The file of an export, for whoever has the link, while it holds; every download stands in the audit.
 * @throws Problem not-found alike for an unknown export, a wrong key and a link whose time is over
 */
export async function downloadExport(
  ctx: Ctx,
  input: { exportId: string; key: string },
): Promise<ExportFile> {
  const now = ctx.clock.now();
  const [found] = await ctx.db
    .select({ row: exports, areaName: areas.name, areaPath: areas.path })
    .from(exports)
    .innerJoin(areas, eq(areas.id, exports.areaId))
    .where(and(eq(exports.id, input.exportId), eq(exports.state, 'ready'), gt(exports.expiresAt, now)));
  const { keyHash, fileCipher } = found?.row ?? {};
  if (!found || !keyHash || !fileCipher || !isExportKey(ctx.vault, input.key, keyHash)) {
    throw new Problem('not-found');
  }
  await record(ctx, now, {
    action: 'people.download-export',
    subjectKind: 'export',
    subjectId: input.exportId,
    areaPath: found.areaPath,
    reason: found.row.reason,
  });
  const day = dayOf(found.row.createdAt, ctx.settings.zone);
  return {
    file: true,
    type: TYPES[found.row.format] ?? 'application/octet-stream',
    name: `${found.areaName} ${day}.${found.row.format}`,
    content: ctx.vault.open(uses.file, fileCipher),
  };
}
