import type { ReplyOf } from '@linli/contracts/catalog';
import type { ToldView } from '@linli/contracts/escalation/endpoints';
import { LadderDefinition } from '@linli/contracts/escalation/ladder';
import type { Found } from '@linli/domain/escalation/find-told';

type LadderView = ReplyOf<'POST /escalation/publish-ladder'>;

export interface LadderRow extends Record<string, unknown> {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly area_id: string | null;
  readonly area_name: string | null;
  readonly published_at: string;
  readonly definition: unknown;
}

export const ladderView = (row: LadderRow): LadderView => ({
  ladderId: row.id,
  key: row.key,
  version: row.version,
  areaId: row.area_id,
  areaName: row.area_name,
  publishedAt: new Date(row.published_at).toISOString(),
  definition: LadderDefinition.parse(row.definition),
});

/** Whom a step reaches, as a reader may know it: residents see posts, staff also who holds them. */
export const toldViews = (found: readonly Found[], isStaff: boolean): ToldView[] =>
  found.flatMap(({ role, areaName, people, skipped }): ToldView[] => {
    if (people.length === 0) return [{ role, areaName, name: null, skipped }];
    if (!isStaff) return [{ role, areaName, name: null, skipped: null }];
    return people.map(({ name }) => ({ role, areaName, name, skipped: null }));
  });
