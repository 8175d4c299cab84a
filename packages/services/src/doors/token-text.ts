import { newToken } from '../identity/tokens.ts';
import type { Vault } from '../vault.ts';

/** Begins every API token, so that scanners of leaked secrets and we ourselves know one when they see it. */
export const tokenMark = 'linli_';

const use = 'api token';

export const newApiToken = (): string => tokenMark + newToken();

/** What rests of an API token. */
export const apiTokenHash = (vault: Vault, token: string): Buffer => vault.hash(use, token);

/** Where an API token that comes in may rest. */
export const apiTokenHashes = (vault: Vault, token: string): Buffer[] => vault.hashes(use, token);
