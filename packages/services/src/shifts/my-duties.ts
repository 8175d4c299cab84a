import type { MyDuty } from '@linli/contracts/shifts/claim-endpoints';
import type { ClaimState, ClaimWay, DutyRole } from '@linli/contracts/shifts/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { accounts } from '@linli/db/identity/tables';
import { riskReadings } from '@linli/db/shifts/duty-tables';
import { checkpoints, claims, shifts } from '@linli/db/shifts/tables';
import { cancelUntil, dutyAction } from '@linli/domain/shifts/duty-action';
import { heldStates } from '@linli/domain/shifts/life';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { handoverOf } from './handover-of.ts';
import { loadRulesOf } from './load-rules.ts';
import { openRelieves } from './relieve-views.ts';
import { shiftColumns, shiftRow } from './shift-row.ts';

/**
 * Places of the actor as they see them, each with its one next action; five statements however many they are.
 * @param where condition over claims
 */
export async function myDuties(
  ctx: Ctx,
  now: Date,
  accountId: string,
  where: SQL | undefined,
  { order, limit }: { order: SQL; limit: number } = {
    order: sql`${claims.startsAt}, ${claims.id}`,
    limit: 1,
  },
): Promise<MyDuty[]> {
  const rows = await ctx.db
    .select({
      ...shiftColumns,
      claim: claims,
      risksRead: sql<boolean>`exists (select from ${riskReadings} where ${riskReadings.accountId} = ${claims.accountId}
        and ${riskReadings.checkpointId} = ${shifts.checkpointId} and ${riskReadings.riskVersion} >= ${checkpoints.riskVersion})`,
    })
    .from(claims)
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
    .where(and(eq(claims.accountId, accountId), where))
    .orderBy(order)
    .limit(limit);
  const ids = rows.map(({ claim }) => claim.id);
  const rulesAt = await loadRulesOf(
    ctx,
    rows.map(({ shift }) => shift.areaPath),
  );
  const handovers = await handoverOf(
    ctx,
    rows.filter(({ claim }) => claim.state === 'on-duty').map(({ claim }) => claim.id),
  );
  const relieves = await openRelieves(ctx, accountId, ids);
  const withMe = await loadCompany(
    ctx,
    accountId,
    rows.map(({ shift }) => shift.id),
  );
  return rows.map(({ claim, risksRead, ...found }) => {
    const rules = rulesAt(found.shift.areaPath);
    const state = claim.state as ClaimState;
    const handover = handovers.get(claim.id);
    const { next, from, until } = dutyAction(
      {
        state,
        startsAt: claim.startsAt,
        endsAt: claim.endsAt,
        changeOverMinutes: found.shift.changeOverMinutes,
        confirmBy: claim.confirmBy,
        risksRead,
        noteUnread: handover?.unread ?? false,
        noteWritten: (handover?.ownId ?? null) !== null,
        disputed: claim.disputedAt !== null,
      },
      rules,
      now,
    );
    const mayCancelUntil = cancelUntil(claim, rules);
    return {
      claimId: claim.id,
      shift: shiftRow(found),
      state,
      way: claim.way as ClaimWay,
      roles: claim.roles as DutyRole[],
      next,
      nextFrom: from?.toISOString() ?? null,
      nextUntil: until?.toISOString() ?? null,
      confirmBy: state === 'offered' ? (claim.confirmBy?.toISOString() ?? null) : null,
      checkedInAt: claim.checkedInAt?.toISOString() ?? null,
      checkedOutAt: claim.checkedOutAt?.toISOString() ?? null,
      minutes: claim.confirmedMinutes,
      cancelUntil: state === 'claimed' && now <= mayCancelUntil ? mayCancelUntil.toISOString() : null,
      relieve: relieves.get(claim.id) ?? null,
      with: withMe.get(found.shift.id) ?? [],
      dispute:
        claim.disputeCipher === null
          ? null
          : {
              text: ctx.vault.openText(uses.dispute, claim.disputeCipher),
              decided: claim.disputeDecided as 'upheld' | 'refused' | null,
            },
    };
  });
}

/** Names of the others on some shifts, in the order in which they came. */
async function loadCompany(
  ctx: Pick<Ctx, 'db'>,
  accountId: string,
  shiftIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  if (shiftIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ shiftId: claims.shiftId, name: accounts.displayName })
    .from(claims)
    .innerJoin(accounts, eq(accounts.id, claims.accountId))
    .where(
      and(
        sql`${claims.shiftId} = any(${arrayLiteral(shiftIds)}::uuid[])`,
        inArray(claims.state, [...heldStates]),
        sql`${claims.accountId} <> ${accountId}::uuid`,
      ),
    )
    .orderBy(claims.createdAt, claims.id);
  const names = new Map<string, string[]>();
  for (const { shiftId, name } of rows) names.set(shiftId, [...(names.get(shiftId) ?? []), name]);
  return names;
}
