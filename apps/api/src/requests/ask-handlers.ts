import { cancelRequest } from '@linli/services/requests/cancel-request';
import { closeKind } from '@linli/services/requests/close-kind';
import { confirmRequest } from '@linli/services/requests/confirm-request';
import { liftLimit } from '@linli/services/requests/lift-limit';
import { listKinds } from '@linli/services/requests/list-kinds';
import { listMessages } from '@linli/services/requests/list-messages';
import { listMine } from '@linli/services/requests/list-mine';
import { answerReplacement, markLine } from '@linli/services/requests/mark-line';
import { publishKind } from '@linli/services/requests/publish-kind';
import { rateRequest } from '@linli/services/requests/rate-request';
import { recordReceipt } from '@linli/services/requests/record-receipt';
import { say } from '@linli/services/requests/say';
import { showRequest } from '@linli/services/requests/show-request';
import { showRequestPhoto } from '@linli/services/requests/show-request-photo';
import { showTimeline } from '@linli/services/requests/show-timeline';
import { submitRequest } from '@linli/services/requests/submit-request';
import { uploadRequestPhoto } from '@linli/services/requests/upload-request-photo';
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
  | 'GET /cases/timeline'
  | 'POST /requests/cancel'
  | 'POST /requests/confirm'
  | 'POST /requests/rate'
  | 'GET /requests/messages'
  | 'POST /requests/say'
  | 'POST /requests/upload-photo'
  | 'GET /requests/photos/:photoId'
  | 'POST /requests/mark-line'
  | 'POST /requests/answer-replacement'
  | 'POST /requests/record-receipt';

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
  'POST /requests/cancel': cancelRequest,
  'POST /requests/confirm': confirmRequest,
  'POST /requests/rate': rateRequest,
  'GET /requests/messages': listMessages,
  'POST /requests/say': say,
  'POST /requests/upload-photo': uploadRequestPhoto,
  'GET /requests/photos/:photoId': showRequestPhoto,
  'POST /requests/mark-line': markLine,
  'POST /requests/answer-replacement': answerReplacement,
  'POST /requests/record-receipt': recordReceipt,
};
