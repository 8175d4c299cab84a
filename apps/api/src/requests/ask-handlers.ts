import { closeKind } from '@linli/services/requests/close-kind';
import { liftLimit } from '@linli/services/requests/lift-limit';
import { listKinds } from '@linli/services/requests/list-kinds';
import { listMine } from '@linli/services/requests/list-mine';
import { publishKind } from '@linli/services/requests/publish-kind';
import { showRequest } from '@linli/services/requests/show-request';
import { showTimeline } from '@linli/services/requests/show-timeline';
import { submitRequest } from '@linli/services/requests/submit-request';
import { weighRequest } from '@linli/services/requests/weigh-request';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /requests/kinds'
  | 'POST /requests/publish-kind'
  | 'POST /requests/close-kind'
  | 'POST /requests/weigh'
  | 'POST /requests/submit'
  | 'POST /requests/lift-limit'
  | 'GET /requests/mine'
  | 'GET /requests/:requestId'
  | 'GET /cases/timeline';

/** Asking for help and everything the resident does with a request. */
export const askHandlers: HandlersFor<Own> = {
  'GET /requests/kinds': listKinds,
  'POST /requests/publish-kind': publishKind,
  'POST /requests/close-kind': closeKind,
  'POST /requests/weigh': weighRequest,
  'POST /requests/submit': submitRequest,
  'POST /requests/lift-limit': liftLimit,
  'GET /requests/mine': listMine,
  'GET /requests/:requestId': showRequest,
  'GET /cases/timeline': showTimeline,
};
