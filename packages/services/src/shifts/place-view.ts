import type { PlaceView } from '@linli/contracts/shifts/values';
import type { claims } from '@linli/db/shifts/tables';

/** A person on a shift, as those who lead see it. */
export const placeView = (claim: typeof claims.$inferSelect, name: string): PlaceView => ({
  claimId: claim.id,
  accountId: claim.accountId,
  name,
  state: claim.state as PlaceView['state'],
  way: claim.way as PlaceView['way'],
  roles: claim.roles as PlaceView['roles'],
  confirmBy: claim.confirmBy?.toISOString() ?? null,
  checkedInAt: claim.checkedInAt?.toISOString() ?? null,
  checkedOutAt: claim.checkedOutAt?.toISOString() ?? null,
});
