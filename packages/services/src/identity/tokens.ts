import { randomBytes } from 'node:crypto';
import type { Vault } from '../vault.ts';

const use = 'session token';

/** A bearer token of 256 random bits, URL-safe (43 characters). It leaves once and is kept nowhere. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What rests of a token: keyed, so that a stolen table opens no session. */
export const tokenHash = (vault: Vault, token: string): Buffer => vault.hash(use, token);

/** Where a token that comes in may rest: a session opened under an older key goes on. */
export const tokenHashes = (vault: Vault, token: string): Buffer[] => vault.hashes(use, token);
