import type { imports } from '@linli/db/people/tables';
import { dayOf } from '@linli/domain/civil-time';
import type { Ctx } from '../../context.ts';
import { uses } from '../../vault.ts';
import { openWorkbook } from '../register-workbook/open-workbook.ts';
import { WorkbookRefused } from '../register-workbook/workbook-refused.ts';
import { type Batch, fileBatches } from './file-batches.ts';
import { type FindPlace, importPlaces } from './import-places.ts';
import { type ImportSheet, sheetsOf } from './import-state.ts';
import { loadAreas } from './load-areas.ts';

export interface OpenImport {
  readonly batches: AsyncGenerator<Batch, void, void>;
  /** Reads the areas as they are now: paths hold only as long as nobody moves an area. */
  places(ctx: Ctx): Promise<FindPlace>;
  sheet(batch: Batch): ImportSheet;
}

/** Opens the stored file of an import for reading. @throws WorkbookRefused */
export async function openImport(ctx: Ctx, row: typeof imports.$inferSelect): Promise<OpenImport> {
  if (row.fileCipher === null) throw new WorkbookRefused('broken');
  const workbook = await openWorkbook(ctx.vault.open(uses.file, row.fileCipher), row.fileName);
  const sheets = sheetsOf(row);
  const labels = new Map<string, string>();
  const today = dayOf(row.createdAt, ctx.settings.zone);
  return {
    batches: fileBatches(workbook, sheets, { today, vault: ctx.vault }),
    async places(inner) {
      const { base, areas } = await loadAreas(inner, row.areaId);
      return importPlaces(areas, base, labels);
    },
    sheet(batch) {
      const sheet = sheets[batch.sheet];
      if (sheet === undefined) throw new RangeError('no such sheet');
      return sheet;
    },
  };
}
