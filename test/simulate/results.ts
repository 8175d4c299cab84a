import { UNANSWERED_CALLS } from '@linli/domain/reports/gap-ladder';
import { isOver } from '@linli/domain/requests/life';
import type { Alerts } from './alerts.ts';
import type { Counts } from './counts.ts';
import { ranks } from './ladders.ts';
import type { Parameters, Place } from './parameters.ts';
import type { Reporting } from './reporting.ts';
import type { Request } from './request.ts';
import { bases, type SlotFigures } from './slot.ts';
import { gini, percentile } from './spread.ts';
import type { Town } from './town.ts';
import type { Volunteer, Volunteers } from './volunteers.ts';
import { civilDay, MINUTE, type World } from './world.ts';

/** Minutes until an answer: of those answered; `open` were never. */
export interface Answered {
  readonly count: number;
  readonly answered: number;
  readonly open: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
}

/** Everything a run says, as it stands in the JSON beside the page. Lists by day begin with the first day. */
export type Results = ReturnType<typeof resultsOf>;

interface Ran {
  readonly world: World;
  readonly seed: number;
  readonly reporting: Reporting;
  readonly requests: { readonly all: readonly Request[] };
  readonly alerts: Alerts;
  readonly volunteers: Volunteers;
}

export function resultsOf({ world, seed, reporting, requests, alerts, volunteers }: Ran) {
  const { place, given, town, counts, days } = world;
  const slots = reporting.over.toSorted((a, b) => a.number - b.number);
  const busiest = reporting.busiest();
  return {
    place: place.name,
    seed,
    days: Array.from({ length: days }, (_, day) => civilDay(day)),
    given: parametersOf(place),
    kinds: place.kinds,
    size: {
      households: given.households,
      livedIn: town.households.length,
      persons: given.persons,
      communities: town.communities.length,
      grids: town.grids.length,
      cells: town.cells.length,
    },
    calls: callsOf(counts, given),
    reports: {
      slots: slots.map(({ number, plan, figures }) => ({
        number,
        day: plan.day,
        part: plan.part,
        ...figures,
      })),
      using: counts.of('households using it'),
      byBasis: Object.fromEntries(bases.map((basis) => [basis, counts.of(`reported by ${basis}`)])),
      expected: counts.of('slot expected'),
      missing: counts.of('slot missing'),
    },
    answers: {
      byKind: answersBy(requests.all, ({ kindKey }) => kindKey),
      pressing: pressingOf(requests.all),
      byUrgency: answersBy(requests.all, ({ urgency }) => urgency),
      alerts: Object.fromEntries(
        [...alerts.raised]
          .sort()
          .map(([kind, count]) => [kind, answeredOf(count, alerts.minutes.get(kind) ?? [])]),
      ),
      requests: counts.of('requests'),
      late: requests.all.filter(isLate(world)).length,
    },
    escalations: {
      byRank: Object.fromEntries(ranks.map((rank) => [rank, counts.of(`escalation ${rank}`)])),
      total: ranks.reduce((sum, rank) => sum + counts.sum(`escalation ${rank}`), 0),
      toldAtOnce: counts.sum('told at once'),
      stuck: counts.sum('cases stuck'),
      postsFoundEmpty: counts.sum('posts found empty'),
    },
    offers: Object.fromEntries(
      ['accepted', 'declined', 'expired', 'withdrawn'].map((how) => [how, counts.sum(`offers ${how}`)]),
    ),
    nobodyToAsk: { fits: counts.sum('outlook nobody-fits'), declined: counts.sum('outlook all-declined') },
    volunteers: {
      registered: counts.of('volunteers registered'),
      onDuty: counts.of('volunteers on duty'),
      ...missingByCell(town, given, volunteers.all),
    },
    hours: hoursOf(volunteers.all),
    gates: {
      wanted: counts.of('gate places wanted'),
      stood: counts.of('gate places stood'),
    },
    messages: {
      byChannel: counts.below('message channel '),
      byKind: counts.below('message kind '),
    },
    rows: counts.below('rows '),
    peak: {
      reportsPerMinute: busiest.perMinute,
      at: new Date(busiest.at).toISOString(),
      reportsPerSecond: Math.round((busiest.perMinute / 60) * 10) / 10,
      callsPerSecond: Math.round((busiest.perMinute / 60) * (1 + given.readsPerReport) * 10) / 10,
      plans: counts.sum('plans'),
    },
    balance: balanceOf(
      requests.all,
      slots.map(({ figures }) => figures),
      counts,
      volunteers.all,
    ),
  };
}

const parametersOf = ({ given, sources }: Place) =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      { value, source: sources[name as keyof Parameters] },
    ]),
  );

/** Calls made against phoning every household in every slot, each at most as often as the product tries. */
function callsOf(counts: Counts, given: Parameters) {
  const expected = counts.of('slot expected');
  const noAnswer = Math.max(0, 1 - given.callAnswered - given.wrongNumber);
  let tries = 0;
  for (let n = 0; n < UNANSWERED_CALLS; n++) tries += noAnswer ** n;
  const baseline = expected.map((households) => Math.round(households * (1 - given.noNumber) * tries));
  const made = counts.of('calls made');
  const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);
  const [before, after] = [sum(baseline), sum(made)];
  const aDay = given.callsPerHour * given.callingHoursADay;
  return {
    baseline,
    made,
    baselineTotal: before,
    madeTotal: after,
    savedShare: before === 0 ? 0 : 1 - after / before,
    /** People who do nothing else but phone on the fullest day. */
    callersBaseline: Math.ceil(Math.max(0, ...baseline) / aDay),
    callersMade: Math.ceil(Math.max(0, ...made) / aDay),
    callersLast: Math.ceil((made.at(-1) ?? 0) / aDay),
    visits: counts.of('visits made'),
    withoutCaller: counts.sum('slot noCaller'),
  };
}

function answersBy(
  requests: readonly Request[],
  keyOf: (request: Request) => string,
): Record<string, Answered> {
  const groups = new Map<string, Request[]>();
  for (const request of requests)
    groups.set(keyOf(request), [...(groups.get(keyOf(request)) ?? []), request]);
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, some]) => [
        key,
        answeredOf(
          some.length,
          some.flatMap(({ answeredAt, openedAt }) =>
            answeredAt === null ? [] : [(answeredAt - openedAt) / MINUTE],
          ),
        ),
      ]),
  );
}

function answeredOf(count: number, minutes: readonly number[]): Answered {
  const at = (part: number) => {
    const found = percentile(minutes, part);
    return found === null ? null : Math.round(found * 10) / 10;
  };
  return {
    count,
    answered: minutes.length,
    open: count - minutes.length,
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
  };
}

/** Requests in which somebody may come to harm or that cannot wait. */
function pressingOf(requests: readonly Request[]): Answered {
  const some = requests.filter(({ urgency }) => urgency === 'danger' || urgency === 'urgent');
  return answersBy(some, () => 'pressing').pressing ?? answeredOf(0, []);
}

/** Past its deadline and neither done nor over when the run ends. */
const isLate =
  ({ agenda }: World) =>
  ({ state, deadlineAt }: Request): boolean =>
    deadlineAt.getTime() < agenda.now && !isOver(state) && state !== 'done' && state !== 'confirmed';

/** Those wanted are spread over cells by households; who is registered counts where they live. */
function missingByCell(town: Town, given: Parameters, all: readonly Volunteer[]) {
  const registered = new Int32Array(town.cells.length);
  for (const { cell } of all) registered[cell] = (registered[cell] ?? 0) + 1;
  const households = new Int32Array(town.cells.length);
  for (const { cell } of town.households) households[cell] = (households[cell] ?? 0) + 1;
  let before = 0;
  const share = (count: number) => Math.floor((count * given.volunteersWanted) / town.households.length);
  const cells = town.cells.map((area, i) => {
    const wanted = share(before + (households[i] ?? 0)) - share(before);
    before += households[i] ?? 0;
    const community = area.parent?.parent;
    return {
      cell: `${community?.name ?? ''} ${area.parent?.name ?? ''} ${area.name}`.trim(),
      community: community?.name ?? '',
      grid: area.parent?.name ?? '',
      wanted,
      registered: registered[i] ?? 0,
      missing: Math.max(0, wanted - (registered[i] ?? 0)),
    };
  });
  const short = cells.filter(({ missing }) => missing > 0);
  return {
    wanted: given.volunteersWanted,
    missing: short.reduce((sum, { missing }) => sum + missing, 0),
    cellsShort: short.length,
    cellsWithout: cells.filter((cell) => cell.registered === 0).length,
    cells,
  };
}

function hoursOf(all: readonly Volunteer[]) {
  const minutes = all.map(({ errandMinutes, gateMinutes }) => errandMinutes + gateMinutes);
  const sum = minutes.reduce((total, each) => total + each, 0);
  const hours = (value: number | null) => Math.round((value ?? 0) / 6) / 10;
  return {
    people: all.length,
    served: minutes.filter((each) => each > 0).length,
    gini: Math.round(gini(minutes) * 1000) / 1000,
    max: hours(Math.max(0, ...minutes)),
    median: hours(percentile(minutes, 0.5)),
    p90: hours(percentile(minutes, 0.9)),
    mean: hours(sum / Math.max(1, all.length)),
    total: hours(sum),
    byErrands: hours(all.reduce((total, { errandMinutes }) => total + errandMinutes, 0)),
    byGates: hours(all.reduce((total, { gateMinutes }) => total + gateMinutes, 0)),
    each: minutes.map(hours).sort((a, b) => a - b),
  };
}

/** Sums that must agree, whatever happens; tests hold them together. */
function balanceOf(
  requests: readonly Request[],
  slots: readonly SlotFigures[],
  counts: Counts,
  all: readonly Volunteer[],
) {
  const states: Record<string, number> = {};
  for (const { state } of requests) states[state] = (states[state] ?? 0) + 1;
  const sum = (pick: (slot: SlotFigures) => number) => slots.reduce((total, slot) => total + pick(slot), 0);
  return {
    requests: requests.length,
    states,
    slots: {
      expected: sum(({ expected }) => expected),
      ended: sum(({ onTime, late, missing, excused }) => onTime + late + missing + excused),
      reported: sum(({ onTime, late }) => onTime + late),
      byBasis: sum(({ by }) => bases.reduce((total, basis) => total + by[basis], 0)),
    },
    offers: {
      made: counts.sum('offers'),
      ended: ['accepted', 'declined', 'expired', 'withdrawn'].reduce(
        (total, how) => total + counts.sum(`offers ${how}`),
        0,
      ),
      open: all.reduce((total, { openOffers }) => total + openOffers, 0),
    },
    minutes: {
      people: all.reduce((total, { errandMinutes, gateMinutes }) => total + errandMinutes + gateMinutes, 0),
      written: counts.sum('errand minutes') + counts.sum('gate minutes'),
    },
  };
}
