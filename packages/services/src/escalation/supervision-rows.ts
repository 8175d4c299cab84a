import type { CaseKind } from '@linli/contracts/cases/labels';
import type { SupervisionView } from '@linli/contracts/escalation/endpoints';
import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { buildingOf, titleOf } from './case-title.ts';

type View = z.infer<typeof SupervisionView>;

interface Row extends Record<string, unknown> {
  id: string;
  case_kind: CaseKind;
  case_id: string;
  title: View['title'];
  place: string | null;
  ask_cipher: Buffer;
  by: string;
  to: string;
  asked_of: string;
  asked_at: string;
  answer_by: string;
  answered_at: string | null;
  answer_cipher: Buffer | null;
}

/**
 * 督办 of one case, or of which `where` says (it speaks of `supervision`). What was asked and answered is opened, so the
 * caller makes sure that the actor may read it.
 */
export async function supervisionRows(
  ctx: Ctx,
  query: { caseId: string } | { where: SQL; order: SQL; limit: number },
): Promise<View[]> {
  const { accountId } = signedIn(ctx);
  const now = ctx.clock.now();
  const where = 'caseId' in query ? sql`supervision.case_id = ${query.caseId}::uuid` : query.where;
  const rows = await ctx.db.execute<Row>(sql`
    select supervision.id, supervision.case_kind, supervision.case_id,
      ${titleOf(sql`supervision.case_kind`, sql`supervision.case_id`)} as title,
      ${buildingOf(sql`supervision.area_path`)} as place,
      supervision.ask_cipher, asker.display_name as by, asked.display_name as to, supervision.asked_of,
      supervision.asked_at, supervision.answer_by, supervision.answered_at, supervision.answer_cipher
    from supervisions supervision
    join accounts asker on asker.id = supervision.asked_by
    join accounts asked on asked.id = supervision.asked_of
    where ${where}
    order by ${'caseId' in query ? sql`supervision.id desc` : query.order}
    limit ${'caseId' in query ? 50 : query.limit}`);
  return rows.map((row) => ({
    supervisionId: row.id,
    caseKind: row.case_kind,
    caseId: row.case_id,
    title: row.title,
    place: row.place ?? '',
    ask: ctx.vault.openText(uses.caseReason, row.ask_cipher),
    by: row.by,
    to: row.to,
    mine: row.asked_of === accountId,
    askedAt: new Date(row.asked_at).toISOString(),
    answerBy: new Date(row.answer_by).toISOString(),
    answer: row.answer_cipher === null ? null : ctx.vault.openText(uses.caseReason, row.answer_cipher),
    answeredAt: row.answered_at === null ? null : new Date(row.answered_at).toISOString(),
    late: new Date(row.answer_by) < (row.answered_at === null ? now : new Date(row.answered_at)),
  }));
}
