import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as auditFacts from '@linli/contracts/audit/fact-labels';
import * as audit from '@linli/contracts/audit/labels';
import * as cases from '@linli/contracts/cases/labels';
import * as destruction from '@linli/contracts/destruction/labels';
import * as doors from '@linli/contracts/doors/webhook-labels';
import * as escalation from '@linli/contracts/escalation/labels';
import * as privacy from '@linli/contracts/identity/privacy-notice';
import * as rightLabels from '@linli/contracts/identity/right-labels';
import * as roles from '@linli/contracts/identity/roles';
import * as scopes from '@linli/contracts/identity/scopes';
import * as matching from '@linli/contracts/matching/labels';
import * as noAnswer from '@linli/contracts/no-answer';
import * as notices from '@linli/contracts/notices/labels';
import * as areas from '@linli/contracts/people/areas';
import * as people from '@linli/contracts/people/labels';
import * as register from '@linli/contracts/people/register-problems';
import * as problem from '@linli/contracts/problem';
import * as reports from '@linli/contracts/reports/labels';
import * as requests from '@linli/contracts/requests/labels';
import * as rosters from '@linli/contracts/rosters/labels';
import * as settingFields from '@linli/contracts/settings/field-labels';
import * as settings from '@linli/contracts/settings/labels';
import * as figures from '@linli/contracts/sheets/figures';
import * as sheets from '@linli/contracts/sheets/labels';
import * as sources from '@linli/contracts/sheets/sources';
import * as shifts from '@linli/contracts/shifts/labels';
import * as succession from '@linli/contracts/succession/labels';
import { shippedLadders } from '@linli/domain/escalation/shipped-ladders';
import { shippedForms } from '@linli/domain/reports/shipped-forms/shipped-forms';
import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import { Converter } from 'opencc-js';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const contracts = path.join(repository, 'packages/contracts/src');
const toTraditional = Converter({ from: 'cn', to: 'tw' });

/** One dictionary with what its generated Traditional Chinese file has to contain. */
export interface Traditional {
  /** Absolute path of the generated file. */
  file: string;
  text: string;
}

/** The labels of the contracts, messages among them, and the texts of the forms and kinds of help that come with the product: Simplified text to Traditional, where they differ. */
export function traditionalLabels(): Traditional {
  const written = [roles, privacy, areas, people, register, problem, noAnswer, cases, reports, requests];
  const duty = [shifts, rosters, matching, escalation, notices];
  const desk = [
    audit,
    auditFacts,
    scopes,
    doors,
    succession,
    settings,
    settingFields,
    rightLabels,
    destruction,
  ];
  const forms = [sheets, figures, sources];
  const all = [...written, ...duty, ...desk, ...forms, shippedForms, shippedKinds, shippedLadders];
  const texts = [...new Set(all.flatMap(simplifiedIn))].sort();
  return {
    file: path.join(contracts, 'labels.zh-hant.generated.ts'),
    text: `// Generated from the contracts: run \`pnpm dictionaries\`.\n${table(texts)}`,
  };
}

function table(texts: readonly string[]): string {
  const lines = texts
    .map((text) => [text, toTraditional(text)] as const)
    .filter(([simplified, traditional]) => simplified !== traditional)
    .map(([simplified, traditional]) => `  ${quoted(simplified)}: ${quoted(traditional)},`);
  return `export default {\n${lines.join('\n')}\n} as Readonly<Record<string, string>>;\n`;
}

function simplifiedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'zh' && typeof inner === 'string' ? [inner] : simplifiedIn(inner),
  );
}

/** Every dictionary of the phone and the desk (`words/x.ts` anywhere below src, holding `zhHans`) with its generated text. */
export async function traditionalDictionaries(): Promise<Traditional[]> {
  const dictionaries = ['apps/mini/src', 'apps/console/src']
    .flatMap((source) =>
      readdirSync(path.join(repository, source), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.join(source, name),
      ),
    )
    .filter((name) => /\/words\/[\w-]+\.ts$/.test(name) && !/words\/words(\.test)?\.ts$/.test(name))
    .sort();
  return Promise.all(
    dictionaries.map(async (name) => {
      const dictionary = path.join(repository, name);
      const file = dictionary.replace(/\.ts$/, '.zh-hant.generated.ts');
      // A new dictionary imports a file that is not there yet.
      if (!existsSync(file)) writeFileSync(file, 'export default {} as never;\n');
      const { zhHans } = (await import(pathToFileURL(dictionary).href)) as { zhHans: Record<string, string> };
      const lines = Object.entries(zhHans).map(
        ([key, text]) => `  ${/^\w+$/.test(key) ? key : quoted(key)}: ${quoted(toTraditional(text))},`,
      );
      return {
        file,
        text: `// Generated from ${path.basename(name)}: run \`pnpm dictionaries\`.\nexport default {\n${lines.join('\n')}\n} as const;\n`,
      };
    }),
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
