import type { Vault } from '../vault.ts';

/** What rests of a calendar token: keyed, so that a stolen table opens no calendar. */
export const calendarHash = (vault: Vault, token: string): Buffer => vault.hash('calendar link', token);
