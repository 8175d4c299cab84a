import type { ReplyOf } from '@linli/contracts/catalog';
import type { exports } from '@linli/db/people/tables';
import type { Vault } from '../../vault.ts';

type ExportView = ReplyOf<'POST /people/export-register'>;
export type ExportRow = typeof exports.$inferSelect;

/** How long the link of a finished export holds. */
export const LINK_MINUTES = 10;

/** The key in the link of an export: cannot be guessed, and is the same each time it is shown. */
export const exportKey = (vault: Vault, exportId: string): string =>
  vault.hash('export link', exportId).toString('base64url');

/** What rests of the key. */
export const exportKeyHash = (vault: Vault, key: string): Buffer => vault.hash('export key', key);

/** What the account that asked for an export sees of it; an export whose time is over counts as expired at once. */
export function exportView(vault: Vault, row: Omit<ExportRow, 'fileCipher'>, now: Date): ExportView {
  const expired = row.state === 'ready' && row.expiresAt !== null && row.expiresAt <= now;
  const state = expired ? 'expired' : (row.state as ExportView['state']);
  return {
    exportId: row.id,
    state,
    rows: row.rows,
    link: state === 'ready' ? `/api/people/exports/${row.id}/file?key=${exportKey(vault, row.id)}` : null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
