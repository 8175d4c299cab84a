import type { ClimbPolicy } from '@linli/domain/escalation/climb';
import { type Timing, timingBy } from '@linli/domain/escalation/timing';
import type { Ctx } from '../context.ts';
import { loadCalendar } from '../requests/load-calendar.ts';

type Clock = ClimbPolicy['clock'];

/** The clocks of cases; holidays are looked up once, and only when a case counts in working time. */
export function timings(ctx: Pick<Ctx, 'db' | 'settings'>): (clock: Clock) => Promise<Timing> {
  const { zone } = ctx.settings;
  const allHours = timingBy('all-hours', { zone, workingHours: [], days: new Map() });
  let office: Promise<Timing> | undefined;
  return async (clock) => {
    if (clock === 'all-hours') return allHours;
    office ??= loadCalendar(ctx).then((calendar) => timingBy('working-time', calendar));
    return office;
  };
}

export const timingOf = (ctx: Pick<Ctx, 'db' | 'settings'>, clock: Clock): Promise<Timing> =>
  timings(ctx)(clock);
