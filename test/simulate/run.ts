import { openAlerts } from './alerts.ts';
import { openGates } from './gates.ts';
import { openLadders } from './ladders.ts';
import { type Matching, openMatching } from './matching.ts';
import { openMessages } from './messages.ts';
import type { Place } from './parameters.ts';
import { openReporting } from './reporting.ts';
import { openRequests } from './requests.ts';
import { type Results, resultsOf } from './results.ts';
import { openVolunteers } from './volunteers.ts';
import { DAY, type Happening, openWorld } from './world.ts';

export interface RunOptions {
  readonly days: number;
  readonly seed: number;
  /** After each day: how many are done, and events so far. */
  readonly onDay?: (done: number, events: number) => void;
  /** Hears of what the gap ladder does to each household. */
  readonly tell?: (happening: Happening) => void;
}

/** Lives through the days of a place. The same place, days and seed give the same results, to the last figure. */
export async function simulate(place: Place, options: RunOptions): Promise<Results> {
  const { days, seed, onDay = () => {}, tell = () => {} } = options;
  const world = openWorld(place, { days, seed, tell });
  const send = openMessages(world);
  const ladders = openLadders(world, send);
  const alerts = openAlerts(world, ladders);
  let matching: Matching | undefined;
  const changed = (community: number) => matching?.planSoon(community);
  const volunteers = openVolunteers(world, changed);
  matching = openMatching(world, send, () => volunteers);
  const requests = openRequests(world, ladders, matching, send);
  const reporting = openReporting(world, send, ({ unit }) => alerts.raise('fever', unit));
  openGates(world, volunteers, alerts, send, changed);
  for (let day = 1; day <= days; day++) {
    await world.agenda.runUntil(world.start + day * DAY);
    onDay(day, world.agenda.events);
  }
  reporting.finish();
  return resultsOf({ world, seed, reporting, requests, alerts, volunteers });
}
