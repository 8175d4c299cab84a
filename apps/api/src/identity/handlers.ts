import type { identityEndpoints } from '@linli/contracts/identity/endpoints';
import { bindWechatPhone } from '@linli/services/identity/bind-wechat-phone';
import { changeSettings } from '@linli/services/identity/change-settings';
import { enrolSecondFactor } from '@linli/services/identity/enrol-second-factor';
import { listFilters } from '@linli/services/identity/list-filters';
import { listSessions } from '@linli/services/identity/list-sessions';
import { passSecondFactor } from '@linli/services/identity/pass-second-factor';
import { removeFilter } from '@linli/services/identity/remove-filter';
import { requestCode } from '@linli/services/identity/request-code';
import { revokeSession } from '@linli/services/identity/revoke-session';
import { saveFilter } from '@linli/services/identity/save-filter';
import { signOut } from '@linli/services/identity/sign-out';
import { signOutElsewhere } from '@linli/services/identity/sign-out-elsewhere';
import { me } from '@linli/services/people/me';
import { resetSecondFactor } from '@linli/services/people/reset-second-factor';
import { signInWithCode } from '@linli/services/people/sign-in-with-code';
import { signInWithWechat } from '@linli/services/people/sign-in-with-wechat';
import type { HandlersFor } from '../handlers.ts';

export const identityHandlers: HandlersFor<keyof typeof identityEndpoints> = {
  'POST /identity/request-code': requestCode,
  'POST /identity/sign-in-with-code': signInWithCode,
  'POST /identity/sign-in-with-wechat': signInWithWechat,
  'POST /identity/bind-wechat-phone': bindWechatPhone,
  'POST /identity/enrol-second-factor': enrolSecondFactor,
  'POST /identity/reset-second-factor': resetSecondFactor,
  'POST /identity/pass-second-factor': passSecondFactor,
  'GET /identity/me': me,
  'POST /identity/change-settings': changeSettings,
  'GET /identity/sessions': listSessions,
  'POST /identity/revoke-session': revokeSession,
  'POST /identity/sign-out-elsewhere': signOutElsewhere,
  'GET /identity/filters': listFilters,
  'POST /identity/save-filter': saveFilter,
  'POST /identity/remove-filter': removeFilter,
  'POST /identity/sign-out': signOut,
};
