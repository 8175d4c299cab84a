import { figures } from '@linli/contracts/sheets/figures';
import { sources } from '@linli/contracts/sheets/sources';
import type { FactCatalogue } from '@linli/domain/sheets/propose-mapping';

/** Every fact a template can be filled from. */
export const catalogue: FactCatalogue = { figures, sources };
