import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { RegisterFollower } from '../people/followers.ts';

/** Shifts carry the path of their checkpoint, so that lists need no join; they move with the area (ADR 0020). */
export const shiftFollower: RegisterFollower<Ctx> = {
  // Places are held by accounts; where somebody lives changes none.
  async membersChanged() {},

  async areaMoved(ctx, { toPath }) {
    await ctx.db.execute(sql`
      update shifts set area_path = place.path
      from checkpoints post join areas place on place.id = post.area_id
      where post.id = shifts.checkpoint_id and place.path <@ ${toPath}::ltree and shifts.area_path <> place.path`);
  },

  // Shifts are not listed as open items: nobody has to hand them over when an area moves.
  async weighMove() {
    return { openRounds: 0, openItems: 0 };
  },
};
