import { sweepShifts } from '@linli/services/shifts/sweep-shifts';
import type { JobHandlers } from '../system-context.ts';

export const shiftsHandlers: JobHandlers<'shifts.tick-due' | 'shifts.sweep-due'> = {
  'shifts.tick-due': (ctx) => sweepShifts(ctx),
  'shifts.sweep-due': (ctx) => sweepShifts(ctx),
};
