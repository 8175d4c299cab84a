import type { ReplyOf } from '@linli/contracts/catalog';

export type Now = ReplyOf<'GET /shifts/now'>;
export type RunningShift = Now['on'][number];
export type Place = RunningShift['places'][number];

/** People whose shift has begun and who have not checked in. */
export function missingOf(on: readonly RunningShift[], now: string): { shift: RunningShift; place: Place }[] {
  return on
    .filter(({ startsAt }) => startsAt <= now)
    .flatMap((shift) =>
      shift.places.filter(({ state }) => state === 'claimed').map((place) => ({ shift, place })),
    );
}

/** Places without anybody in shifts to come. */
export const gapsIn = (gaps: Now['gaps']): number =>
  gaps.reduce((sum, { people, taken }) => sum + Math.max(0, people - taken), 0);
