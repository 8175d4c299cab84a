import type { Answers } from '@linli/contracts/reports/form';
import { uses, type Vault } from '../vault.ts';

/** What a request says, sealed together. */
export interface RequestContent {
  readonly answers: Answers;
  readonly note: string;
}

export const sealContent = (vault: Vault, content: RequestContent): Buffer =>
  vault.seal(uses.requestContent, JSON.stringify(content));

export const openContent = (vault: Vault, sealed: Buffer): RequestContent =>
  JSON.parse(vault.openText(uses.requestContent, sealed)) as RequestContent;
