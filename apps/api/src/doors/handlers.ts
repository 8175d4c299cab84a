import type { doorsEndpoints } from '@linli/contracts/doors/endpoints';
import { issueToken } from '@linli/services/doors/issue-token';
import { listTokens } from '@linli/services/doors/list-tokens';
import { revokeToken } from '@linli/services/doors/revoke-token';
import type { HandlersFor } from '../handlers.ts';

export const doorsHandlers: HandlersFor<keyof typeof doorsEndpoints> = {
  'POST /doors/issue-token': issueToken,
  'GET /doors/tokens': listTokens,
  'POST /doors/revoke-token': revokeToken,
};
