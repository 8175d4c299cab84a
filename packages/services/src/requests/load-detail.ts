import type { Role } from '@linli/contracts/identity/roles';
import { Problem } from '@linli/contracts/problem';
import type {
  HandRole,
  HelperLanguage,
  LineState,
  PauseReason,
  PleaKind,
  RequestBasis,
} from '@linli/contracts/requests/labels';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Sealed values come as base64, times as Postgres writes them. */
export interface RequestDetail extends Record<string, unknown> {
  kind_id: string;
  basis: RequestBasis;
  for_whom: string | null;
  content: string;
  contactless: boolean;
  wish_same_sex: boolean;
  language: HelperLanguage | null;
  stars: number | null;
  ending: string | null;
  photo_ids: string[];
  lines: { lineId: string; text: string; state: LineState; instead: string | null }[];
  receipts: { receiptId: string; amountFen: number; photoId: string | null; at: string; by: string }[];
  hands: {
    handId: string;
    accountId: string;
    role: HandRole;
    name: string;
    post: Role | null;
    sinceAt: string;
  }[];
  pause: { reason: PauseReason; sinceAt: string; untilAt: string } | null;
  pleas: {
    pleaId: string;
    kind: PleaKind;
    state: 'open' | 'granted' | 'refused';
    reason: string;
    untilAt: string | null;
    askedBy: string;
    askedAt: string;
    approverRole: Role;
    approverName: string | null;
    answer: string | null;
  }[];
  merged_into: string | null;
  merged: { requestId: string; number: number }[];
}

/** Everything that belongs to a request beyond its row, still sealed, by one statement. @throws Problem not-found */
export async function loadDetail(ctx: Pick<Ctx, 'db'>, requestId: string): Promise<RequestDetail> {
  const [detail] = await ctx.db.execute<RequestDetail>(sql`
    select r.kind_id, r.basis, p.name as for_whom, encode(r.content_cipher, 'base64') as content, r.contactless,
      r.wish_same_sex, r.language, r.stars, encode(r.ending_cipher, 'base64') as ending,
      array(select f.id from request_photos f where f.request_id = r.id
          and not exists (select from request_messages m where m.request_id = r.id and m.photo_id = f.id)
          and not exists (select from request_receipts c where c.request_id = r.id and c.photo_id = f.id)
        order by f.id) as photo_ids,
      (select coalesce(json_agg(json_build_object('lineId', l.id, 'text', encode(l.text_cipher, 'base64'),
          'state', l.state, 'instead', encode(l.instead_cipher, 'base64')) order by l.place), '[]')
        from request_lines l where l.request_id = r.id) as lines,
      (select coalesce(json_agg(json_build_object('receiptId', c.id, 'amountFen', c.amount_fen, 'photoId', c.photo_id,
          'at', c.recorded_at, 'by', who.display_name) order by c.id), '[]')
        from request_receipts c join accounts who on who.id = c.recorded_by where c.request_id = r.id) as receipts,
      (select coalesce(json_agg(json_build_object('handId', h.id, 'accountId', h.account_id, 'role', h.role,
          'name', who.display_name, 'post', h.post, 'sinceAt', h.from_at) order by h.role = 'joint', h.from_at, h.id), '[]')
        from request_hands h join accounts who on who.id = h.account_id
        where h.request_id = r.id and h.until_at is null) as hands,
      (select json_build_object('reason', s.reason, 'sinceAt', s.from_at, 'untilAt', s.planned_until)
        from request_pauses s where s.request_id = r.id and s.ended_at is null) as pause,
      (select coalesce(json_agg(json_build_object('pleaId', q.id, 'kind', q.kind, 'state', q.state,
          'reason', encode(q.reason_cipher, 'base64'), 'untilAt', q.until_at, 'askedBy', asks.display_name,
          'askedAt', q.asked_at, 'approverRole', q.approver_role, 'approverName', decides.display_name,
          'answer', encode(q.answer_cipher, 'base64')) order by q.id desc), '[]')
        from request_pleas q join accounts asks on asks.id = q.asked_by
        left join accounts decides on decides.id = q.decided_by where q.request_id = r.id) as pleas,
      (select m.into_id from request_merges m where m.from_id = r.id and m.undone_at is null) as merged_into,
      (select coalesce(json_agg(json_build_object('requestId', other.id, 'number', other.number) order by m.id), '[]')
        from request_merges m join requests other on other.id = m.from_id
        where m.into_id = r.id and m.undone_at is null) as merged
    from requests r left join persons p on p.id = r.person_id
    where r.id = ${requestId}::uuid`);
  if (!detail) throw new Problem('not-found');
  return detail;
}
