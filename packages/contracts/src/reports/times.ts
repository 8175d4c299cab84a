import { z } from 'zod';

/** When those who have not reported are reminded, asked through relatives, called and visited; fixed for a round when it opens. */
export const ReportTimes = z.object({
  /** Percent of the time to report that is over. */
  remindAtPercent: z.number().int().min(5).max(95),
  askProxyAtPercent: z.number().int().min(5).max(100),
  /** Minutes after the end. */
  callAfterMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60),
  visitAfterMinutes: z
    .number()
    .int()
    .min(0)
    .max(48 * 60),
  /** Calls of a building head or cell head a day, when the clock makes the list. */
  dailyCalls: z.number().int().min(1).max(300),
});
export type ReportTimes = z.infer<typeof ReportTimes>;
