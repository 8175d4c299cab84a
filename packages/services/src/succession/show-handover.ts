import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { LocalText } from '@linli/contracts/problem';
import { Problem } from '@linli/contracts/problem';
import type { OpenKind } from '@linli/contracts/succession/labels';
import { reachOf } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { atDesk } from '../escalation/desk-reach.ts';
import { uses } from '../vault.ts';
import { within } from '../within.ts';
import { handoverRows, tookPart } from './handover-rows.ts';

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  letter: Buffer | null;
  items: { kind: OpenKind; subjectId: string; title: LocalText; place: string }[];
}

/**
 * One handover, for who took part in it and for who sees the posts of its area. It says what was open then, whatever became of it.
 * @throws Problem not-found, second-factor-needed
 */
export async function showHandover(
  ctx: Ctx,
  { handoverId }: ParsedInputOf<'GET /succession/handovers/:handoverId'>,
): Promise<ReplyOf<'GET /succession/handovers/:handoverId'>> {
  const own = atDesk(ctx);
  const paths = reachOf(signedIn(ctx).posts, 'posts.view');
  const [head] = await handoverRows(
    ctx,
    sql`handover.id = ${handoverId}::uuid and (${within(sql`place.path`, paths)} or ${tookPart(own)})`,
    1,
  );
  if (!head) throw new Problem('not-found');
  const rows = await ctx.db.execute<Row>(sql`
    select successor.id, successor.display_name as name, letter.text_cipher as letter,
      json_agg(json_build_object('kind', item.kind, 'subjectId', item.subject_id, 'title', item.title, 'place', item.place)
        order by item.number) as items
    from handover_items item
    join accounts successor on successor.id = item.to_account_id
    left join handover_letters letter on letter.handover_id = item.handover_id and letter.to_account_id = item.to_account_id
    where item.handover_id = ${handoverId}::uuid
    group by successor.id, letter.text_cipher
    order by successor.display_name, successor.id`);
  return {
    ...head,
    to: rows.map(({ id, name, letter, items }) => ({
      accountId: id,
      name,
      letter: letter === null ? null : ctx.vault.openText(uses.handoverLetter, letter),
      items,
    })),
  };
}
