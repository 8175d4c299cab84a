import { minutesWithin } from '@linli/domain/civil-time';
import type { Ctx } from '../context.ts';

// What the record calls night, wherever an area draws the line for its own shifts.
const night = { from: '22:00', until: '06:00' };

/** How many of the minutes that begin at an instant count as night in the record of service. */
export const nightOf = (ctx: Pick<Ctx, 'settings'>, from: Date, minutes: number): number =>
  minutesWithin({ from, until: new Date(from.getTime() + minutes * 60_000) }, night, ctx.settings.zone);
