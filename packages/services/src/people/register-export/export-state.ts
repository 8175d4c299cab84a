import type { ReplyOf } from '@linli/contracts/catalog';
import type { exports } from '@linli/db/people/tables';
import type { Vault } from '../../vault.ts';

type ExportView = ReplyOf<'POST /people/export-register'>;
export type ExportRow = typeof exports.$inferSelect;

/** How long the link of a finished export holds. */
export const LINK_MINUTES = 10;

const link = 'export link';

/** The key in the link of an export: cannot be guessed, and is the same each time it is shown. */
export const exportKey = (vault: Vault, exportId: string): string =>
  vault.hash(link, exportId).toString('base64url');

const use = 'export key';

/** What rests of the key. */
export const exportKeyHash = (vault: Vault, key: string): Buffer => vault.hash(use, key);

/** Whether somebody came with the key of an export. */
export const isExportKey = (vault: Vault, key: string, rested: Buffer): boolean =>
  vault.isHash(use, key, rested);

/** The key of an export that is ready, though the key of the vault was changed since. */
function knownKey(vault: Vault, { id, keyHash }: Pick<ExportRow, 'id' | 'keyHash'>): string {
  const keys = vault.hashes(link, id).map((key) => key.toString('base64url'));
  return keys.find((key) => keyHash !== null && isExportKey(vault, key, keyHash)) ?? exportKey(vault, id);
}

/** What the account that asked for an export sees of it; an export whose time is over counts as expired at once. */
export function exportView(vault: Vault, row: Omit<ExportRow, 'fileCipher'>, now: Date): ExportView {
  const expired = row.state === 'ready' && row.expiresAt !== null && row.expiresAt <= now;
  const state = expired ? 'expired' : (row.state as ExportView['state']);
  return {
    exportId: row.id,
    state,
    rows: row.rows,
    link: state === 'ready' ? `/api/people/exports/${row.id}/file?key=${knownKey(vault, row)}` : null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
