import type { AreaKind } from '@linli/contracts/people/areas';
import type { FormDefinition } from '@linli/contracts/reports/form';
import type { RoundView } from '@linli/contracts/reports/values';
import { areas } from '@linli/db/people/tables';
import { forms, rounds } from '@linli/db/reports/tables';
import { sql } from 'drizzle-orm';

/** Columns of a query over `rounds`, its `forms` and its `areas` from which `roundView` is made. */
export const roundColumns = {
  round: rounds,
  title: sql<FormDefinition['title']>`${forms.definition} -> 'title'`,
  areaName: areas.name,
  areaKind: areas.kind,
};

interface RoundRow {
  readonly round: typeof rounds.$inferSelect;
  readonly title: FormDefinition['title'];
  readonly areaName: string;
  readonly areaKind: string;
}

/** A round as it crosses the wire. */
export const roundView = ({ round, title, areaName, areaKind }: RoundRow): RoundView => ({
  roundId: round.id,
  formId: round.formId,
  title: title.zh,
  titleEn: title.en,
  areaId: round.areaId,
  areaName,
  areaKind: areaKind as AreaKind,
  audience: round.audience as RoundView['audience'],
  slots: round.slots as RoundView['slots'],
  startsOn: round.startsOn,
  endsOn: round.endsOn,
  legalBasis: round.legalBasis,
  purpose: round.purpose,
  dataAfterwards: round.dataAfterwards as RoundView['dataAfterwards'],
  openedAt: round.openedAt.toISOString(),
  closedAt: round.closedAt?.toISOString() ?? null,
  dataDestroyedAt: round.dataDestroyedAt?.toISOString() ?? null,
});
