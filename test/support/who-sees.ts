import type { CatalogKey } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import type { Personal } from './planted.ts';

/**
 * Who may see something: everybody of a role, or somebody of the staged morning by what they are to the matter. `own` lives in the
 * household, `other` in one beside it, `helper` is the volunteer with the errands, `head` and `leader` have calls and cases to handle.
 */
export type Seer = Role | 'own' | 'other' | 'helper' | 'head' | 'leader';

/** By kind of personal data: who sees it in clear. Whatever is not named is masked, or not there at all. */
export type Sees = Partial<Readonly<Record<Personal, readonly Seer[]>>>;

const onTheGround = ['building-head', 'cell-head', 'grid-leader', 'secretary', 'seconded-official'] as const;
const lookers = [
  'building-head',
  'cell-head',
  'grid-leader',
  'secretary',
  'duty-officer',
  'inspector',
] as const;
const everyLeader = [...lookers, 'seconded-official'] as const;
/** Those who may see a record in full, each time with a row in the audit. */
const inFull = ['grid-leader', 'secretary', 'duty-officer', 'inspector'] as const;
const audit = ['secretary', 'duty-officer', 'inspector'] as const;

const nameAndAddress = (by: readonly Seer[]): Sees => ({ name: by, address: by });

/** Every endpoint in whose answer something personal stands in clear; in those of all others nothing does. */
export const whoSees: Partial<Record<CatalogKey, Sees>> = {
  'GET /identity/me': { address: ['own', 'other'] },
  'GET /people/my-households': {
    name: ['own', 'other'],
    address: ['own', 'other'],
    born: ['own', 'other'],
    plate: ['own', 'other'],
  },
  'GET /people/households': nameAndAddress(everyLeader),
  'GET /people/households/:householdId': {
    name: ['own', ...everyLeader],
    address: ['own', ...everyLeader],
    born: ['own', ...everyLeader],
    plate: ['own', ...everyLeader],
  },
  'POST /people/change-member': { name: ['own', ...onTheGround], born: ['own', ...onTheGround] },
  'POST /people/view-in-full': { phone: inFull, id: inFull, born: inFull },
  'GET /reports/to-do': { address: ['own', 'other'] },
  // Whoever calls or visits reports for the household; what it said before is for those who look after it.
  'GET /reports/sheet': {
    name: ['own', 'volunteer', ...onTheGround],
    address: ['own', 'volunteer', ...onTheGround],
    health: ['own', 'building-head', 'cell-head', 'grid-leader', 'secretary'],
  },
  'GET /reports/history': { name: ['own', ...lookers], health: ['own', ...lookers] },
  'GET /reports/gaps': nameAndAddress(everyLeader),
  'GET /reports/calls': nameAndAddress(everyLeader),
  'GET /reports/visits': nameAndAddress(everyLeader),
  'GET /reports/my-calls': nameAndAddress(['head']),
  'POST /reports/reveal-call-number': { phone: ['head'] },
  'GET /reports/alerts': { ...nameAndAddress(lookers), health: lookers },
  'GET /reports/alerts/:alertId': { ...nameAndAddress(lookers), health: lookers },
  'GET /reports/rechecks/:sampleId/households': { address: lookers },
  'GET /reports/rechecks/:sampleId/sheet': nameAndAddress(onTheGround),
  'GET /requests/mine': { address: ['own'] },
  // A door is for those who have the request in hand; the others see the building.
  'GET /requests/in-area': { address: ['head', 'leader'] },
  'GET /requests/:requestId': {
    address: ['head', 'leader', 'utilities-team'],
    words: [...everyLeader, 'utilities-team'],
  },
  'POST /requests/reveal-contact': {
    name: ['head', ...inFull],
    address: ['head', ...inFull],
    phone: ['head', ...inFull],
  },
  'GET /requests/messages': { words: ['helper', ...everyLeader] },
  'GET /requests/pleas': { words: ['secretary', 'duty-officer'] },
  'GET /cases/timeline': { words: [...everyLeader, 'utilities-team'] },
  'GET /matching/errands': { address: ['helper'] },
  'POST /shifts/reveal-number': { phone: ['grid-leader', 'secretary', 'duty-officer'] },
  'POST /notices/reveal-callback-number': { phone: ['head', 'grid-leader', 'secretary'] },
  'GET /audit/entries': { address: audit },
  'POST /audit/export': { address: ['secretary', 'duty-officer'] },
};

/** Calls whose answer shows a phone or an id number, and somebody who makes each. All of them leave a row in the audit. */
export const readsInFull: Partial<Record<CatalogKey, 'head' | 'leader'>> = {
  'POST /people/view-in-full': 'leader',
  'POST /requests/reveal-contact': 'leader',
  'POST /reports/reveal-call-number': 'head',
  'POST /shifts/reveal-number': 'leader',
  'POST /notices/reveal-callback-number': 'leader',
};

/** Columns in which something personal rests in clear. Wherever else, and of all other kinds, it rests encrypted or not at all. */
export const restsInClear: Readonly<Record<Personal, readonly string[]>> = {
  name: ['persons.name'],
  address: ['households.address', 'joins.address'],
  born: ['persons.birth_date'],
  health: ['alerts.facts', 'person_reports.answers'],
  phone: [],
  id: [],
  plate: [],
  words: [],
};
