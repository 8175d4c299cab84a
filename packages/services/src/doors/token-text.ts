import { newToken } from '../identity/tokens.ts';
import type { Vault } from '../vault.ts';

/** Begins every API token, so that scanners of leaked secrets and we ourselves know one when they see it. */
export const tokenMark = 'linli_';

export const newApiToken = (): string => tokenMark + newToken();

/** What rests of an API token. */
export const apiTokenHash = (vault: Vault, token: string): Buffer => vault.hash('api token', token);
