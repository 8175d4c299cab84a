import type { WorkbookFault } from '@linli/contracts/people/register-problems';

/** A file was refused. Nothing of its contents is in the message. */
export class WorkbookRefused extends Error {
  readonly fault: WorkbookFault;

  constructor(fault: WorkbookFault, cause?: unknown) {
    super(`workbook refused: ${fault}`, cause === undefined ? undefined : { cause });
    this.name = 'WorkbookRefused';
    this.fault = fault;
  }
}

export interface WorkbookLimits {
  /** Bytes of the file as uploaded. */
  readonly mostBytes: number;
  /** Bytes of everything in the archive once unpacked, as it claims and as it turns out. */
  readonly mostUnpackedBytes: number;
  /** Unpacked ÷ packed of one part, above 16 MB. Spreadsheet XML stays below 60; deflate reaches 1032. */
  readonly mostRatio: number;
  readonly mostSheets: number;
  /** Rows of one sheet with something in them. */
  readonly mostRows: number;
  readonly mostColumns: number;
  /** Characters of the shared texts, which have to be held in memory. */
  readonly mostSharedCharacters: number;
}

export const workbookLimits: WorkbookLimits = {
  mostBytes: 64 * 1024 * 1024,
  mostUnpackedBytes: 1024 * 1024 * 1024,
  mostRatio: 200,
  mostSheets: 50,
  mostRows: 500_000,
  mostColumns: 200,
  mostSharedCharacters: 64 * 1024 * 1024,
};
