import { Problem } from '@linli/contracts/problem';
import type { HandRole } from '@linli/contracts/requests/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import {
  type Matter,
  mayDo,
  postRights,
  type Reader,
  type ReaderKind,
  type RequestAct,
  readerKind,
  refusalOf,
} from '@linli/domain/requests/may-do';
import { sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import type { LoadedRequest } from './load-request.ts';

/** What the actor is to a request, and what of the request decides what they may do. */
export interface Involvement {
  readonly accountId: string;
  /** As what they read it; null: for them it is not there. */
  readonly as: ReaderKind | null;
  readonly reader: Reader;
  readonly matter: Matter;
  /** The actor's own live hands. */
  readonly hands: readonly OwnHand[];
  /** A right of a post would change the answer, but its second factor is owed. */
  readonly owesSecondFactor: boolean;
}

interface OwnHand {
  readonly handId: string;
  readonly role: HandRole;
  readonly binding: boolean;
}

interface Row extends Record<string, unknown> {
  asked: boolean;
  by_staff: boolean;
  is_person: boolean;
  is_member: boolean;
  is_relative: boolean;
  hands: (OwnHand & { live: boolean; end_reason: string | null })[];
  has_helper: boolean;
  has_lead: boolean;
  paused: boolean;
  is_told: boolean;
  is_asked: boolean;
  decides_plea: boolean;
  has_lines: boolean;
  asks_replacement: boolean;
  stars: number | null;
  merged_at: string | null;
}

/**
 * What the actor is to a request: resident, helper, in charge, joint, told by the ladder, asked by an offer, staff of the
 * area, or nobody. One statement. Offers and ladders are later slices; what they know is read here as a fact of the
 * database, so that every verb of a request asks one question.
 * @throws Problem not-signed-in
 */
export async function loadInvolvement(ctx: Ctx, request: LoadedRequest): Promise<Involvement> {
  const actor = signedIn(ctx);
  const me = sql`${actor.accountId}::uuid`;
  const owes = actor.secondFactor === 'asked' || actor.secondFactor === 'to-enrol';
  const posts = owes ? [] : actor.posts;
  const roles = arrayLiteral(posts.map(({ role }) => role));
  const postAreas = arrayLiteral(posts.map(({ areaId }) => areaId));
  const [row] = await ctx.db.execute<Row>(sql`
    select r.account_id = ${me} as asked, r.basis in ('phone', 'visit', 'paper') as by_staff,
      exists (select from persons p where p.id = r.person_id and p.account_id = ${me}) as is_person,
      exists (select from joins j where j.account_id = ${me} and j.household_id = r.household_id
        and j.state = 'confirmed' and j.ended_at is null) as is_member,
      exists (select from relatives k where k.account_id = ${me} and k.ended_at is null
        and (k.person_id = r.person_id or (r.account_id = ${me} and r.person_id is null and exists (
          select from memberships m where m.person_id = k.person_id and m.household_id = r.household_id
            and m.until_at is null)))) as is_relative,
      (select coalesce(json_agg(json_build_object('handId', h.id, 'role', h.role, 'binding', h.binding,
          'live', h.until_at is null, 'end_reason', h.end_reason) order by h.id), '[]')
        from request_hands h where h.request_id = r.id and h.account_id = ${me}) as hands,
      exists (select from request_hands h where h.request_id = r.id and h.role = 'helper'
        and (h.until_at is null or (h.end_reason = 'done' and h.until_at >= r.done_at))) as has_helper,
      exists (select from request_hands h where h.request_id = r.id and h.role = 'lead' and h.until_at is null) as has_lead,
      exists (select from request_pauses p where p.request_id = r.id and p.ended_at is null) as paused,
      exists (select from climb_told t join climbs c on c.id = t.climb_id
        where t.account_id = ${me} and c.case_id = r.id) as is_told,
      exists (select from offer_stops s join offers o on o.id = s.offer_id
        where s.request_id = r.id and s.is_open and o.account_id = ${me}) as is_asked,
      exists (select from request_pleas p
        join unnest(${roles}::text[], ${postAreas}::uuid[]) as mine(role, area_id)
          on mine.role = p.approver_role and mine.area_id = p.approver_area_id
        where p.request_id = r.id and p.state = 'open' and p.asked_by <> ${me}) as decides_plea,
      exists (select from request_lines l where l.request_id = r.id) as has_lines,
      exists (select from request_lines l where l.request_id = r.id and l.state = 'asked') as asks_replacement,
      r.stars,
      (select m.merged_at from request_merges m where m.from_id = r.id and m.undone_at is null) as merged_at
    from requests r where r.id = ${request.id}::uuid`);
  if (!row) throw new Problem('not-found');
  const live = row.hands.filter((hand) => hand.live);
  const rightsOf = (held: typeof actor.posts) =>
    postRights(held, request.areaPath, request.kind.team, row.is_told);
  const { isTeam, ...rights } = rightsOf(posts);
  const belongs = row.is_member || row.is_relative;
  // Whom somebody quarrels with, or who may not know of the counselling, can live behind the same door.
  const concerned = !request.kind.discreet || (row.asked && !row.by_staff) || row.is_person;
  const reader: Reader = {
    isResident: belongs && concerned,
    isScribe: row.asked && row.by_staff && rights.submitFor,
    hands: live.map(({ role }) => role),
    isBound: live.some(({ binding }) => binding),
    didIt: row.hands.some((hand) => !hand.live && hand.role === 'helper' && hand.end_reason === 'done'),
    isTold: row.is_told && !owes,
    isAsked: row.is_asked,
    decidesPlea: row.decides_plea,
    isTeam,
    posts: rights,
  };
  const matter: Matter = {
    state: request.state,
    handledBy: request.kind.handledBy,
    discreet: request.kind.discreet,
    hasHelper: row.has_helper,
    hasLead: row.has_lead,
    paused: row.paused,
    hasLines: row.has_lines,
    asksReplacement: row.asks_replacement,
    stars: row.stars,
    closedAt: request.closedAt,
    mergedAt: row.merged_at === null ? null : new Date(row.merged_at),
  };
  const { isTeam: team, ...withAll } = rightsOf(actor.posts);
  return {
    accountId: actor.accountId,
    as: readerKind(reader, matter),
    reader,
    matter,
    hands: live.map(({ handId, role, binding }) => ({ handId, role, binding })),
    owesSecondFactor: owes && (team || Object.values(withAll).some(Boolean)),
  };
}

/** @throws Problem not-found for whom the request does not exist; second-factor-needed where that would change it */
export function demandReader({ as, owesSecondFactor }: Involvement): ReaderKind {
  if (as !== null) return as;
  throw new Problem(owesSecondFactor ? 'second-factor-needed' : 'not-found');
}

/**
 * Demands that the actor may do this to the request now.
 * @throws Problem not-found, second-factor-needed; not-allowed for what is not theirs; illegal-transition when its state
 * does not allow it
 */
export function demandAct(involvement: Involvement, act: RequestAct, now: Date): void {
  demandReader(involvement);
  const refusal = refusalOf(act, involvement.reader, involvement.matter, now);
  if (refusal === null) return;
  throw new Problem(
    refusal === 'not-allowed' && involvement.owesSecondFactor ? 'second-factor-needed' : refusal,
  );
}

/** What the actor may do now; a page offers these and nothing else. */
export const actsOf = ({ reader, matter }: Involvement, now: Date): RequestAct[] =>
  mayDo(reader, matter, now);
