import type { LeavingReason, PersonTag } from '@linli/contracts/people/values';

interface Membership {
  readonly personId: string;
  readonly householdId: string;
  /** Path of the household's unit or building at that moment. */
  readonly areaPath: string;
}

/**
 * One change in who lives where. Somebody who changes household `left` one and `joined` the other at the same moment;
 * a household that gets another unit is told the same way, member by member.
 */
export type MemberChange =
  | (Membership & { readonly kind: 'joined'; readonly tags: readonly PersonTag[] })
  | (Membership & { readonly kind: 'left'; readonly reason: LeavingReason })
  | (Membership & { readonly kind: 'tagged'; readonly tags: readonly PersonTag[] });

export interface AreaMove {
  readonly moveId: string;
  readonly at: Date;
  /** Paths of the moved area; everything below it moved with it. The area tree shows the new one already. */
  readonly fromPath: string;
  readonly toPath: string;
}

/** What hangs on an area and would move with it. */
export interface MoveLoad {
  readonly openRounds: number;
  readonly openItems: number;
}

/**
 * A later slice that keeps something derived from the register. It is told in the transaction of the change, after the
 * register's own rows are written: if it throws, nothing happened. Composition hands the followers to every verb as
 * `ctx.followers` (ADR 0020).
 */
export interface RegisterFollower<Ctx> {
  /** Many at once from an import: write in sets, not row by row. */
  membersChanged(ctx: Ctx, at: Date, changes: readonly MemberChange[]): Promise<void>;
  areaMoved(ctx: Ctx, move: AreaMove): Promise<void>;
  /** Counts what `areaMoved` would carry, for the preview. */
  weighMove(ctx: Ctx, areaPath: string, at: Date): Promise<MoveLoad>;
}

/** What the telling needs of a context; the context itself is not named, because it names the followers. */
interface Followed<Ctx> {
  readonly followers: readonly RegisterFollower<Ctx>[];
}

/** Tells every follower in their fixed order; nothing for an empty list. */
export const tellMembersChanged = async <Ctx extends Followed<Ctx>>(
  ctx: Ctx,
  at: Date,
  changes: readonly MemberChange[],
): Promise<void> => {
  if (changes.length === 0) return;
  for (const follower of ctx.followers) await follower.membersChanged(ctx, at, changes);
};

export const tellAreaMoved = async <Ctx extends Followed<Ctx>>(ctx: Ctx, move: AreaMove): Promise<void> => {
  for (const follower of ctx.followers) await follower.areaMoved(ctx, move);
};

export const weighMove = async <Ctx extends Followed<Ctx>>(
  ctx: Ctx,
  areaPath: string,
  at: Date,
): Promise<MoveLoad> => {
  let openRounds = 0;
  let openItems = 0;
  for (const follower of ctx.followers) {
    const load = await follower.weighMove(ctx, areaPath, at);
    openRounds += load.openRounds;
    openItems += load.openItems;
  }
  return { openRounds, openItems };
};
