import { Problem } from '@linli/contracts/problem';
import { type TemplateFault, templateFaults } from '@linli/contracts/sheets/labels';
import { type WorkbookLimits, WorkbookRefused } from '../../people/register-workbook/workbook-refused.ts';

/** A template was refused, and where. Nothing of its contents is in the message. */
export class TemplateRefused extends Error {
  readonly fault: TemplateFault;
  readonly at: Readonly<Record<'sheet' | 'cell', string>>;

  constructor(fault: TemplateFault, at: Partial<Record<'sheet' | 'cell', string>> = {}) {
    super(`template refused: ${fault}`);
    this.name = 'TemplateRefused';
    this.fault = fault;
    this.at = { sheet: at.sheet ?? '', cell: at.cell ?? '' };
  }
}

/** A form is small; a register is not (`workbookLimits`). */
export const templateLimits: WorkbookLimits = {
  mostBytes: 4 * 1024 * 1024,
  mostUnpackedBytes: 48 * 1024 * 1024,
  mostRatio: 200,
  mostSheets: 20,
  mostRows: 2_000,
  mostColumns: 100,
  mostSharedCharacters: 4 * 1024 * 1024,
};
export const mostNames = 500;

const tooLarge: readonly TemplateFault[] = [
  'too-large',
  'unpacks-too-large',
  'too-many-sheets',
  'too-many-names',
  'beyond-bounds',
];

function faultOf(error: WorkbookRefused): TemplateFault {
  switch (error.fault) {
    case 'too-large':
    case 'encrypted':
    case 'broken':
    case 'unpacks-too-large':
    case 'too-many-sheets':
      return error.fault;
    default:
      return 'not-xlsx';
  }
}

/** What the caller is told when a template is refused, with the sheet and cell; any other error stays what it is. */
export function templateRefusal(error: unknown): unknown {
  const refused = error instanceof WorkbookRefused ? new TemplateRefused(faultOf(error)) : error;
  if (!(refused instanceof TemplateRefused)) return error;
  const { zh, en } = templateFaults[refused.fault];
  const filled = (text: string) =>
    text.replace(/\{(sheet|cell)\}/gu, (_, name: 'sheet' | 'cell') => refused.at[name]);
  return new Problem(tooLarge.includes(refused.fault) ? 'too-large' : 'unsupported-type', {
    detail: { zh: filled(zh), en: filled(en) },
  });
}
