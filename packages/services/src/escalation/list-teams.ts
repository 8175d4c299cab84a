import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { teamRoles } from '@linli/contracts/identity/roles';
import { arrayLiteral } from '@linli/db/array-literal';
import { answersAt, answersNext } from '@linli/domain/escalation/team-duty';
import { mayAppoint, reachOf } from '@linli/domain/identity/rights';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { loadArea } from '../reports/load-area.ts';
import { within } from '../within.ts';
import { atDesk } from './desk-reach.ts';
import { type TeamRow, teamRows } from './team-rows.ts';

const Cursor = z.tuple([z.string().regex(/^\d+(\.\d+)*$/), z.enum(teamRoles)]);

/**
 * Professional teams of an area whose posts one sees and those one belongs to, down the tree, with who answers now, or who next.
 * @throws Problem second-factor-needed; not-allowed, not-found for an area elsewhere; invalid-input for the cursor
 */
export async function listTeams(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /escalation/teams'>,
): Promise<ReplyOf<'GET /escalation/teams'>> {
  atDesk(ctx);
  const now = ctx.clock.now();
  const after = readCursorOf(cursor, Cursor);
  const from: SQL =
    after === null ? sql`true` : sql`(place.path, post.role) > (${after[0]}::ltree, ${after[1]})`;
  const rows = await teamRows(ctx, now, {
    where: sql`${await seen(ctx, areaId)} and ${from}`,
    limit: limit + 1,
  });
  return page(
    rows,
    limit,
    (row) => [row.path, row.role],
    (row) => teamView(ctx, now, row),
  );
}

/** Teams of an area one asks for; without one, all one sees. One's own are always among them. */
async function seen(ctx: Ctx, areaId: string | undefined): Promise<SQL> {
  const { posts } = signedIn(ctx);
  const own = posts.filter(({ role }) => role.endsWith('-team'));
  const mine = sql`(post.role, post.area_id) in (
    select * from unnest(${arrayLiteral(own.map(({ role }) => role))}::text[], ${arrayLiteral(own.map((post) => post.areaId))}::uuid[]))`;
  const reached = reachOf(posts, 'posts.view');
  if (reached.length === 0) return mine;
  const paths = areaId === undefined ? reached : [(await loadArea(ctx, 'posts.view', areaId)).path];
  return sql`(${within(sql`place.path`, paths)} or ${mine})`;
}

function teamView(
  ctx: Ctx,
  now: Date,
  { path, members, ...row }: TeamRow,
): ReplyOf<'GET /escalation/teams'>['items'][number] {
  const { accountId, posts } = signedIn(ctx);
  const { zone } = ctx.settings;
  const shown = members.map((member) => ({
    ...member,
    onNow: answersAt(member.spans, now, zone),
    mayChange: member.accountId === accountId || mayAppoint(posts, row.role, path),
  }));
  const [next] = shown
    .flatMap(({ name, spans }) => {
      const at = answersNext(spans, now, zone);
      return at === null ? [] : [{ name, at: at.toISOString() }];
    })
    .sort((a, b) => a.at.localeCompare(b.at) || a.name.localeCompare(b.name));
  return { ...row, members: shown, next: shown.some(({ onNow }) => onNow) ? null : (next ?? null) };
}
