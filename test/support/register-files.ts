import type { ColumnMapping, ImportView } from '@linli/contracts/people/register-endpoints';
import { residentIdCheck } from '@linli/domain/people/id-number';
import { checkImport } from '@linli/services/people/check-import';
import { continueImport } from '@linli/services/people/continue-import';
import { dryRunImport } from '@linli/services/people/dry-run-import';
import { getImport } from '@linli/services/people/get-import';
import { listImportProblems } from '@linli/services/people/list-import-problems';
import { runImport } from '@linli/services/people/run-import';
import { uploadRegister } from '@linli/services/people/upload-register';
import type { AccountCaller, Stage } from './stage.ts';

const HEADINGS = '网格,小格,住址,姓名,关系,性别,出生年月,身份证号,电话,户籍,居住类型,特殊人群,车牌';

/** A CSV register with the headings 网格 to 车牌. */
export const registerCsv = (...rows: string[]): string => [HEADINGS, ...rows].join('\n');

/** An id number of the demo range, checksum included. */
export const idNumber = (birthDate: string, order: number): string => {
  const first17 = `100000${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return first17 + residentIdCheck(first17);
};

async function* pieces(text: string) {
  yield Buffer.from(text);
}

/** Ways to bring register files in on a stage; the jobs are run right here instead of by a worker. */
export function registerFiles(s: Stage) {
  const upload = (
    who: AccountCaller,
    areaId: string,
    csv: string,
    fileName = '名单.csv',
  ): Promise<ImportView> =>
    who.do(
      (ctx, input: { areaId: string; fileName: string }) =>
        uploadRegister(ctx, input, { bytes: pieces(csv) }),
      {
        areaId,
        fileName,
      },
    );

  async function check(
    who: AccountCaller,
    importId: string,
    mappings: { sheet: string; mapping: ColumnMapping | null }[] = [],
  ): Promise<ImportView> {
    await who.do(checkImport, { importId, mappings });
    await dryRunImport(await s.system().ctx(), { importId });
    return who.do(getImport, { importId });
  }

  async function load(who: AccountCaller, areaId: string, csv: string): Promise<ImportView> {
    const { importId } = await upload(who, areaId, csv);
    await check(who, importId);
    await who.do(runImport, { importId });
    await continueImport(await s.system().ctx(), { importId });
    return who.do(getImport, { importId });
  }

  /** Problems as `row:column code`. */
  async function problems(who: AccountCaller, importId: string): Promise<string[]> {
    const { items } = await who.do(listImportProblems, { importId, limit: 100 });
    return items.map((p) => `${p.row}:${p.column} ${p.code}`);
  }

  async function secretary() {
    const { community } = await s.areas({ community: 'community' });
    return { community, who: await s.as({ role: 'secretary', area: community }) };
  }

  return { upload, check, load, problems, secretary };
}
