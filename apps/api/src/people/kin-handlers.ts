import { appoint } from '@linli/services/people/appoint';
import { endAppointment } from '@linli/services/people/end-appointment';
import { giveConsent } from '@linli/services/people/give-consent';
import { issueHouseholdCode } from '@linli/services/people/issue-household-code';
import { joinByCode } from '@linli/services/people/join-by-code';
import { joinByPhone } from '@linli/services/people/join-by-phone';
import { listAppointments } from '@linli/services/people/list-appointments';
import { listConsents } from '@linli/services/people/list-consents';
import { withdrawConsent } from '@linli/services/people/withdraw-consent';
import type { HandlersFor } from '../handlers.ts';

/** Who belongs where: consents, ways into a household, relatives and posts. */
export const kinHandlers: HandlersFor<
  | 'GET /people/consents'
  | 'POST /people/give-consent'
  | 'POST /people/withdraw-consent'
  | 'GET /people/appointments'
  | 'POST /people/appoint'
  | 'POST /people/end-appointment'
  | 'POST /people/issue-household-code'
  | 'POST /people/join-by-code'
  | 'POST /people/join-by-phone'
> = {
  'GET /people/consents': listConsents,
  'POST /people/give-consent': giveConsent,
  'POST /people/withdraw-consent': withdrawConsent,
  'GET /people/appointments': listAppointments,
  'POST /people/appoint': appoint,
  'POST /people/end-appointment': endAppointment,
  'POST /people/issue-household-code': issueHouseholdCode,
  'POST /people/join-by-code': joinByCode,
  'POST /people/join-by-phone': joinByPhone,
};
