import { giveConsent } from '@linli/services/people/give-consent';
import { listConsents } from '@linli/services/people/list-consents';
import { withdrawConsent } from '@linli/services/people/withdraw-consent';
import type { HandlersFor } from '../handlers.ts';

/** Consents, ways into a household, relatives and posts. */
export const kinHandlers: HandlersFor<
  'GET /people/consents' | 'POST /people/give-consent' | 'POST /people/withdraw-consent'
> = {
  'GET /people/consents': listConsents,
  'POST /people/give-consent': giveConsent,
  'POST /people/withdraw-consent': withdrawConsent,
};
