import type { ReplyOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import type { AreaKind } from '@linli/contracts/people/areas';
import type { appointments, areas } from '@linli/db/people/tables';

type AppointmentView = ReplyOf<'POST /people/appoint'>;

/** What leaves of a post: a building is named with its compound, because "3栋" stands in many. */
export const appointmentView = (
  post: typeof appointments.$inferSelect,
  area: Pick<typeof areas.$inferSelect, 'id' | 'name' | 'kind' | 'compound'>,
): AppointmentView => ({
  appointmentId: post.id,
  role: post.role as Role,
  areaId: area.id,
  areaName: area.compound === null ? area.name : `${area.compound}${area.name}`,
  areaKind: area.kind as AreaKind,
  fromAt: post.fromAt.toISOString(),
  untilAt: post.untilAt?.toISOString() ?? null,
  secondedFrom: post.secondedFrom,
});
