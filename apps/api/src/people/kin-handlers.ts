import { addRelative } from '@linli/services/people/add-relative';
import { appoint } from '@linli/services/people/appoint';
import { askToJoin } from '@linli/services/people/ask-to-join';
import { decideJoin } from '@linli/services/people/decide-join';
import { endAppointment } from '@linli/services/people/end-appointment';
import { giveConsent } from '@linli/services/people/give-consent';
import { issueHouseholdCode } from '@linli/services/people/issue-household-code';
import { joinByCode } from '@linli/services/people/join-by-code';
import { joinByPhone } from '@linli/services/people/join-by-phone';
import { listAppointments } from '@linli/services/people/list-appointments';
import { listCommunities } from '@linli/services/people/list-communities';
import { listConsents } from '@linli/services/people/list-consents';
import { listEmptyPosts } from '@linli/services/people/list-empty-posts';
import { listFalseCoverage } from '@linli/services/people/list-false-coverage';
import { listJoinRequests } from '@linli/services/people/list-join-requests';
import { listRelatives } from '@linli/services/people/list-relatives';
import { removeRelative } from '@linli/services/people/remove-relative';
import { withdrawConsent } from '@linli/services/people/withdraw-consent';
import { withdrawJoin } from '@linli/services/people/withdraw-join';
import type { HandlersFor } from '../handlers.ts';

/** Who belongs where: consents, ways into a household, relatives and posts. */
export const kinHandlers: HandlersFor<
  | 'GET /people/consents'
  | 'POST /people/give-consent'
  | 'POST /people/withdraw-consent'
  | 'GET /people/appointments'
  | 'GET /people/empty-posts'
  | 'GET /people/false-coverage'
  | 'POST /people/appoint'
  | 'POST /people/end-appointment'
  | 'POST /people/issue-household-code'
  | 'POST /people/join-by-code'
  | 'POST /people/join-by-phone'
  | 'GET /people/communities'
  | 'POST /people/ask-to-join'
  | 'POST /people/withdraw-join'
  | 'GET /people/join-requests'
  | 'POST /people/decide-join'
  | 'GET /people/relatives'
  | 'POST /people/add-relative'
  | 'POST /people/remove-relative'
> = {
  'GET /people/consents': listConsents,
  'POST /people/give-consent': giveConsent,
  'POST /people/withdraw-consent': withdrawConsent,
  'GET /people/appointments': listAppointments,
  'GET /people/empty-posts': listEmptyPosts,
  'GET /people/false-coverage': listFalseCoverage,
  'POST /people/appoint': appoint,
  'POST /people/end-appointment': endAppointment,
  'POST /people/issue-household-code': issueHouseholdCode,
  'POST /people/join-by-code': joinByCode,
  'POST /people/join-by-phone': joinByPhone,
  'GET /people/communities': listCommunities,
  'POST /people/ask-to-join': askToJoin,
  'POST /people/withdraw-join': withdrawJoin,
  'GET /people/join-requests': listJoinRequests,
  'POST /people/decide-join': decideJoin,
  'GET /people/relatives': listRelatives,
  'POST /people/add-relative': addRelative,
  'POST /people/remove-relative': removeRelative,
};
