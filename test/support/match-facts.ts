import type { HelperFacts, RequestFacts } from '@linli/domain/matching/facts';

const minute = 60_000;
export const noon = new Date('2026-11-16T04:00:00Z');
export const minutesFrom = (minutes: number, at = noon) => new Date(at.getTime() + minutes * minute);

/** Community 1, grid 1.2, cell 1.2.3, building 1.2.3.4, unit 1.2.3.4.5. */
export const placesHere = {
  community: '1',
  grid: '1.2',
  cell: '1.2.3',
  building: '1.2.3.4',
  unit: '1.2.3.4.5',
};

/** A volunteer on duty who may be asked about everything here. */
export const helperFacts = (given: Partial<HelperFacts> = {}): HelperFacts => ({
  accountId: 'h1',
  isOn: true,
  notTodayUntil: null,
  hours: [],
  reachPath: '1',
  places: placesHere,
  home: { householdId: 'home of h1', areaPath: '1.2.3.4.5', door: '101' },
  households: ['home of h1'],
  kinds: [],
  skills: [],
  languages: [],
  hasCar: false,
  isolationTrained: false,
  lifts: false,
  dailyLimit: 5,
  age: 40,
  isAdultByPost: false,
  sex: null,
  trips: 0,
  headedFor: [],
  today: 0,
  openOffers: 0,
  turns: 0,
  lastErrandAt: null,
  lastOfferAt: null,
  minutes: 0,
  nightShiftEndedAt: null,
  ...given,
});

/** Shopping for a flat of the same building, to be done in four hours. */
export const requestFacts = (given: Partial<RequestFacts> = {}): RequestFacts => ({
  id: 'r1',
  kindKey: 'shopping',
  needs: { skills: [], car: false, lifting: false, isolationTraining: false, age: 16 },
  lines: true,
  contactless: true,
  discreet: false,
  takesMinutes: 40,
  areaPath: '1.2.3.4.5',
  places: placesHere,
  home: { householdId: 'home of r1', areaPath: '1.2.3.4.5', door: '303' },
  isolating: false,
  urgency: 'usual',
  submittedAt: noon,
  deadlineAt: minutesFrom(240),
  windowFrom: null,
  windowUntil: null,
  language: null,
  wishSameSex: false,
  sex: null,
  declinedBy: new Set(),
  gaveBackBy: new Set(),
  silentAt: new Map(),
  helpedBefore: new Set(),
  ...given,
});
