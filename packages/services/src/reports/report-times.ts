import { ReportTimes } from '@linli/contracts/reports/times';
import { shippedTimes } from '@linli/domain/reports/gap-ladder';

/** The setting that says when those missing are chased; see load-setting.ts. */
export const reportTimes = { name: 'report-times', shape: ReportTimes, shipped: shippedTimes } as const;
