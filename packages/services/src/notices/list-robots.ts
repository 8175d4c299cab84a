import type { ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { within } from '../within.ts';

type Robot = ReplyOf<'GET /notices/robots'>['robots'][number];

interface Row extends Record<string, unknown> {
  id: string;
  area_id: string;
  area_name: string;
  name: string;
  provider: Robot['provider'];
  url_cipher: Buffer;
  kinds: Robot['kinds'];
  last: { at: string; state: string; reason: string | null } | null;
}

/** Chat robots of my areas, with what became of the last post; their addresses stay secret. @throws Problem not-allowed */
export async function listRobots(ctx: Ctx): Promise<ReplyOf<'GET /notices/robots'>> {
  const paths = reach(ctx, 'notices.robots');
  const rows = await ctx.db.execute<Row>(sql`
    select robot.id, robot.area_id, place.name as area_name, robot.name, robot.provider, robot.url_cipher, robot.kinds,
      (select jsonb_build_object('at', post.created_at, 'state', post.state, 'reason', post.reason)
        from robot_posts post where post.robot_id = robot.id order by post.created_at desc, post.id desc limit 1) as last
    from robots robot join areas place on place.id = robot.area_id
    where robot.ended_at is null and ${within(sql`place.path`, paths)}
    order by place.path, robot.id`);
  return {
    robots: rows.map((row) => ({
      robotId: row.id,
      areaId: row.area_id,
      areaName: row.area_name,
      name: row.name,
      provider: row.provider,
      host: new URL(ctx.vault.openText(uses.robotUrl, row.url_cipher)).host,
      kinds: row.kinds,
      lastPost: row.last && {
        at: new Date(row.last.at).toISOString(),
        state: row.last.state,
        reason: row.last.reason as NonNullable<Robot['lastPost']>['reason'],
      },
    })),
  };
}
