import { monitorEventLoopDelay } from 'node:perf_hooks';
import { percentile, tenth } from '../latencies.ts';
import { askAsPeople } from './ask-as-people.ts';
import {
  type KindFigures,
  type LoadKind,
  type LoadPlan,
  loadKinds,
  type MorningFigures,
} from './load-plan.ts';
import { onTime } from './on-time.ts';
import type { Asker } from './open-asker.ts';
import { openStreams } from './open-streams.ts';
import { arrivals } from './plan-morning.ts';
import { Tally } from './tally.ts';
import { refreshEvery, workDesks } from './work-desk.ts';

/** Moves that come together are one reading, as in the console. */
const gatherMs = 400;
const peakSeconds = 5;

interface Planned {
  readonly at: number;
  readonly start: (due: number) => Promise<void>;
}

/** The hour: everybody sets out when planned, desks stay open and read what they hear has moved. */
export async function runMorning(asker: Asker, plan: LoadPlan): Promise<MorningFigures> {
  const people = askAsPeople(asker, plan);
  const desks = workDesks(asker, plan.desks);
  const tallies = Object.fromEntries(loadKinds.map((kind) => [kind, new Tally()])) as Record<LoadKind, Tally>;
  const askedAt = new Map<string, number>();
  const heardAt = new Map<string, number>();
  let reported = 0;

  const gathering = new Set<number>();
  const rereads: Promise<void>[] = [];
  let over = false;
  const moved = (desk: number, caseId: string) => {
    const now = performance.now();
    if (!heardAt.has(caseId)) heardAt.set(caseId, now);
    if (over || gathering.has(desk)) return;
    gathering.add(desk);
    const reread = async () => {
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      if (!over) await tallies.reread.count(now + gatherMs, () => desks.reread(desk));
      gathering.delete(desk);
    };
    rereads.push(reread());
  };

  const ms = plan.seconds * 1000;
  const inTheHour = (
    kind: LoadKind,
    count: number,
    start: (nth: number, due: number) => Promise<void>,
  ): Planned[] =>
    arrivals(count, ms, `${plan.seed}/${kind}`).map(({ at, nth }) => ({
      at,
      start: (due) => start(nth, due),
    }));
  const schedule: Planned[] = [
    ...inTheHour('report', plan.reporters.length, (nth, due) =>
      tallies.report.count(due, async () => {
        const who = plan.reporters[nth];
        const outcome = who ? await people.report(who, nth) : 'failed';
        if (outcome === 'accepted') reported += who?.personIds.length ?? 0;
        return outcome;
      }),
    ),
    ...inTheHour('gaps', plan.gapLooks, (nth, due) => tallies.gaps.count(due, () => people.lookAtGaps(nth))),
    ...inTheHour('request', plan.askers.length, (nth, due) =>
      tallies.request.count(due, async () => {
        const who = plan.askers[nth];
        return who ? people.askForHelp(who, nth, (id) => askedAt.set(id, performance.now())) : 'failed';
      }),
    ),
    ...inTheHour('claim', plan.claimers.length, (nth, due) =>
      tallies.claim.count(due, async () => {
        const claimer = plan.claimers[nth];
        return claimer ? people.claim(claimer.who, claimer.shiftIds, nth) : 'failed';
      }),
    ),
    ...plan.desks.flatMap((_, desk) => deskHours(desk)),
  ].sort((a, b) => a.at - b.at);

  /** Desks are opened one after the other within the first minute; their minutes are not compressed. */
  function deskHours(desk: number): Planned[] {
    const first = ((desk + 0.5) / plan.desks.length) * Math.min(refreshEvery * 1000, ms);
    const later = Math.max(0, Math.ceil((ms - first) / (refreshEvery * 1000)) - 1);
    return [
      { at: first, start: (due) => tallies['first-screen'].count(due, () => desks.open(desk)) },
      ...Array.from({ length: later }, (_, i) => ({
        at: first + (i + 1) * refreshEvery * 1000,
        start: (due: number) => tallies.refresh.count(due, () => desks.refresh(desk)),
      })),
    ];
  }

  const streams = await openStreams(plan.urls, plan.desks, moved);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const began = performance.now();
  const late = await onTime(schedule, ({ start }, due) => start(due));
  const seconds = (performance.now() - began) / 1000;
  over = true;
  loop.disable();
  const live = { streams: streams.open, cut: streams.cut, heard: streams.heard };
  await Promise.all(rereads);
  streams.close();
  const lags = [...askedAt].flatMap(([id, at]) => {
    const heard = heardAt.get(id);
    return heard === undefined ? [] : [Math.max(0, heard - at)];
  });
  return {
    seconds: tenth(seconds),
    kinds: Object.fromEntries(loadKinds.map((kind) => [kind, tallies[kind].figures()])) as Record<
      LoadKind,
      KindFigures
    >,
    calls: desks.calls(),
    people: reported,
    peakPerSecond: tallies.report.peakPerSecond(peakSeconds),
    live: { ...live, p50_ms: tenth(percentile(lags, 0.5)), p99_ms: tenth(percentile(lags, 0.99)) },
    generator: { late_p99_ms: tenth(late), loop_p99_ms: tenth(loop.percentile(99) / 1e6) },
  };
}
