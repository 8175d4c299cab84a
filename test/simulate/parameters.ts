import { readFileSync } from 'node:fs';
import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import { z } from 'zod';

const share = z.number().min(0).max(1);
const count = z.number().int().min(0);
const positive = z.number().positive();
const hour = z.number().min(0).max(24);
const kindKeys = Object.keys(shippedKinds);

/** Every parameter with what it may be. Shares are parts of 1, times minutes unless the name says otherwise. */
export const ParameterValues = z.object({
  // The place.
  streets: count.min(1),
  communities: count.min(1),
  grids: count.min(1),
  cells: count.min(1),
  households: count.min(1),
  emptyHouseholds: count,
  persons: count.min(1),
  // Who is there to work.
  gridWorkers: count,
  volunteersWanted: count,
  volunteers: count,
  volunteersJoinADay: z.number().min(0),
  buildingHeads: share,
  cellHeads: share,
  gridLeaders: share,
  teams: share,
  staffAbsent: share,
  // Reporting.
  usesAtFirst: share,
  joinsADay: share,
  neverUses: share,
  hasRelative: share,
  noNumber: share,
  morningFrom: hour,
  morningUntil: hour,
  afternoonFrom: hour,
  afternoonUntil: hour,
  peakShare: share,
  reportsUnasked: share,
  reportsAfterReminder: share,
  relativeReports: share,
  reminderMinutes: positive,
  feversPer1000ADay: z.number().min(0),
  // Calls and visits.
  callsPerHour: positive,
  callingHoursADay: positive,
  dailyCalls: count.min(1),
  callAnswered: share,
  wrongNumber: share,
  otherNumber: share,
  refusesOnCall: share,
  awayOnCall: share,
  willReport: share,
  keepsWord: share,
  visitsPerHour: positive,
  visitsUntil: hour,
  nobodyHome: share,
  refusesAtDoor: share,
  // Requests.
  requestsPer1000ADay: z.number().min(0),
  stormDay: count,
  stormFactor: z.number().min(1),
  stormFrom: hour,
  stormHours: positive,
  dangerShare: share,
  urgentShare: share,
  todayShare: share,
  isolating: share,
  confirms: share,
  confirmMinutes: positive,
  notSolved: share,
  // Volunteers.
  onDuty: share,
  sickADay: share,
  wholeDay: share,
  evenings: share,
  reachCell: share,
  reachGrid: share,
  hasCar: share,
  isolationTrained: share,
  hasSkill: share,
  declines: share,
  silent: share,
  notToday: share,
  answerMinutes: positive,
  setsOffMinutes: positive,
  forgets: share,
  // Posts and teams.
  leaderAnswers: share,
  leaderMinutes: positive,
  leaderCaseMinutes: positive,
  deskAnswers: share,
  deskMinutes: positive,
  // Checkpoints.
  gatesPerCommunity: count,
  gatePeople: count,
  standsAtGate: share,
  gateDeclines: share,
  gateNoShow: share,
  gateClaims: share,
  // Messages.
  wechatConsent: share,
  smsArrives: share,
  readsPerReport: z.number().min(0),
});
export type Parameters = z.infer<typeof ParameterValues>;
export type ParameterName = keyof Parameters;

const sourced = z.object({
  value: z.number(),
  /** Where it comes from: an account of the field notes by number, a rule of the product, a measurement, or an assumption. */
  source: z.string().regex(/^(field \[\d\]|field|rule|measured|assumed): \S/, 'says where it comes from'),
});

/** A place as its file has it. */
const PlaceFile = z.object({
  name: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
  parameters: z.strictObject(
    Object.fromEntries(Object.keys(ParameterValues.shape).map((name) => [name, sourced])) as Record<
      ParameterName,
      typeof sourced
    >,
  ),
  /** How often each kind of help is asked for, as weights; every kind that comes with the product is named. */
  kinds: z.strictObject(Object.fromEntries(kindKeys.map((key) => [key, z.number().min(0)]))),
  kindsSource: sourced.shape.source,
});

export interface Place {
  readonly name: { readonly zh: string; readonly en: string };
  readonly given: Parameters;
  readonly sources: Readonly<Record<ParameterName, string>>;
  readonly kinds: Readonly<Record<string, number>>;
}

export const placeNames = ['zhangwan', 'shunhua', 'fenghuang'] as const;
export type PlaceName = (typeof placeNames)[number];

/**
 * Reads the file of a place and puts `settings` in the place of its values.
 * @throws RangeError naming the parameter that is unknown or out of range
 */
export function loadPlace(place: PlaceName, settings: Readonly<Record<string, number>> = {}): Place {
  const text = readFileSync(new URL(`./places/${place}.json`, import.meta.url), 'utf8');
  const file = PlaceFile.parse(JSON.parse(text));
  const names = Object.keys(file.parameters) as ParameterName[];
  for (const name of Object.keys(settings))
    if (!names.includes(name as ParameterName)) throw new RangeError(`no parameter ${name}`);
  const values = Object.fromEntries(
    names.map((name) => [name, settings[name] ?? file.parameters[name].value]),
  );
  const given = ParameterValues.safeParse(values);
  if (!given.success) {
    const [first] = given.error.issues;
    throw new RangeError(`${first?.path.join('.')}: ${first?.message}`);
  }
  const sources = names.map((name) => [
    name,
    name in settings ? 'set on the command line' : file.parameters[name].source,
  ]);
  return {
    name: file.name,
    given: given.data,
    sources: Object.fromEntries(sources) as Record<ParameterName, string>,
    kinds: file.kinds,
  };
}
