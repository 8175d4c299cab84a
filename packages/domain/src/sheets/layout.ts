import type { SheetFindingCode } from '@linli/contracts/sheets/labels';

/** A cell to be filled, found by its defined name. */
export interface LayoutCell {
  readonly name: string;
  readonly sheet: string;
  readonly address: string;
  readonly text: string;
  readonly label: string;
}

export interface LayoutColumn {
  readonly column: string;
  readonly address: string;
  readonly heading: string;
  readonly holds: 'slot' | 'fixed' | 'formula';
}

/** One row that is repeated, found by a defined name over it. */
export interface LayoutBlock {
  readonly name: string;
  readonly sheet: string;
  readonly address: string;
  readonly row: number;
  readonly columns: readonly LayoutColumn[];
}

/** Something wrong with the template itself, whatever is mapped. */
export interface LayoutFault {
  readonly code: SheetFindingCode;
  readonly name: string;
  readonly sheet: string | null;
  readonly address: string | null;
}

/** What a template wants to be filled. */
export interface Layout {
  readonly cells: readonly LayoutCell[];
  readonly blocks: readonly LayoutBlock[];
  readonly faults: readonly LayoutFault[];
}
