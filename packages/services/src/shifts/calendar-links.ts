import type { Vault } from '../vault.ts';

const use = 'calendar link';

/** What rests of a calendar token: keyed, so that a stolen table opens no calendar. */
export const calendarHash = (vault: Vault, token: string): Buffer => vault.hash(use, token);

/** Where the token of a link that is read may rest. */
export const calendarHashes = (vault: Vault, token: string): Buffer[] => vault.hashes(use, token);
