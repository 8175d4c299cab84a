import type { InputOf } from '@linli/contracts/catalog';
import { call } from '../wire/call.ts';
import type { Item } from '../wire/outbox.ts';
import { phoneOutbox, useItems } from '../wire/phone-outbox.ts';

type Incident = InputOf<'POST /shifts/report-incident'>;

/** A report of what happened at a checkpoint, until the server has it. */
interface KeptIncident extends Item<Incident> {
  state: 'waiting' | 'refused';
}

/** Reports of this phone that the server does not have yet. */
export const incidents = phoneOutbox<KeptIncident>({
  prefix: 'incidents:',
  async send(incident) {
    await call('POST /shifts/report-incident', incident);
    return undefined;
  },
  replaces: (newer, older) => newer.clientId === older.clientId,
});

/** What this account has of them, followed by the component. */
export const useIncidents = (): KeptIncident[] => useItems(incidents);
