import {
  type ConsentKind,
  consentKinds,
  type Relation,
  type Sex,
  type Tenancy,
} from '@linli/contracts/people/values';
import { Problem } from '@linli/contracts/problem';
import type { SubmitReport } from '@linli/contracts/reports/report-endpoints';
import { prepared } from '@linli/db/prepared';
import type { HouseholdFacts } from '@linli/domain/reports/fill-answers';
import type { Ctx } from '../context.ts';
import type { Slot } from './load-slot.ts';

/** A report of one person for the slot in question. */
export interface GivenReport {
  readonly seq: number;
  readonly submissionId: string;
  readonly accountId: string;
  readonly reportedAt: string;
  /** A correction has taken its place. */
  readonly replaced: boolean;
}

/** Somebody who lives in the household, with everything a report about them depends on. */
export interface ReportedMember {
  readonly personId: string;
  readonly name: string;
  readonly relation: Relation;
  readonly birthDate: string | null;
  readonly sex: Sex | null;
  readonly tags: readonly string[];
  readonly registration: string | null;
  /** Live consents of the account this person has; null: none. */
  readonly ownConsents: readonly ConsentKind[] | null;
  /** The ledger expects a report of this person in this slot. */
  readonly expected: boolean;
  /** The caller acts for this person as a relative. */
  readonly isRelative: boolean;
  /** Versions so far, oldest first. */
  readonly reports: readonly GivenReport[];
}

/** What reporting for one household in one slot depends on. */
export interface Reporting {
  readonly slot: Omit<Slot, 'roundAreaId' | 'roundPath'>;
  readonly household: HouseholdFacts & {
    readonly id: string;
    readonly areaId: string;
    readonly areaPath: string;
  };
  /** The caller was confirmed as one of this household. */
  readonly isMember: boolean;
  /** Live consents of the caller. */
  readonly consents: readonly ConsentKind[];
  /** Head first, then as they moved in. */
  readonly members: readonly ReportedMember[];
  /** What the caller sent before under the same client id. */
  readonly sentBefore: { readonly bodyHash: string; readonly reply: unknown } | null;
  /** The submission a correction names. */
  readonly replaced: {
    readonly id: string;
    readonly accountId: string;
    readonly personIds: readonly string[];
    readonly isLive: boolean;
  } | null;
}

const newestConsents = Object.entries(consentKinds)
  .map(([kind, { version }]) => `('${kind}', ${version})`)
  .join(', ');
/** SQL: newest consents of an account that stand, as a text array. */
export const liveConsents = (account: string) => `array(
  select c.kind from consents c
  where c.account_id = ${account} and c.withdrawn_at is null and (c.kind, c.version) in (${newestConsents}))`;

// $1 caller, $2 slot, $3 household, $4 client id, $5 submission that is corrected
const statement = `
select s.round_id, s.day::text, s.part, s.opens_at, s.closes_at, r.form_id, r.closed_at,
  h.address, h.tenancy, h.head_count, h.area_id, a.path::text as area_path,
  exists (
    select from joins j
    where j.account_id = $1::uuid and j.household_id = h.id and j.state = 'confirmed' and j.ended_at is null) as is_member,
  to_json(${liveConsents('$1::uuid')}) as consents,
  (select coalesce(json_agg(json_build_object(
      'personId', p.id, 'name', p.name, 'relation', m.relation, 'birthDate', p.birth_date, 'sex', p.sex, 'tags', p.tags,
      'registration', p.registration,
      'ownConsents', case when p.account_id is not null then ${liveConsents('p.account_id')} end,
      'expected', exists (
        select from round_members e
        where e.round_id = s.round_id and e.person_id = p.id and e.from_at <= s.opens_at
          and (e.until_at is null or e.until_at > s.opens_at)),
      'isRelative', exists (
        select from relatives rel
        where rel.account_id = $1::uuid and rel.person_id = p.id and rel.ended_at is null),
      'reports', (
        select coalesce(json_agg(json_build_object(
          'seq', g.seq, 'submissionId', g.submission_id, 'accountId', sent.account_id, 'reportedAt', g.reported_at,
          'replaced', exists (select from submissions later where later.replaces_id = sent.id)) order by g.seq), '[]')
        from person_reports g join submissions sent on sent.id = g.submission_id
        where g.slot_id = s.id and g.person_id = p.id)
    ) order by (m.relation = 'head') desc, m.from_at, p.id), '[]')
    from memberships m join persons p on p.id = m.person_id
    where m.household_id = h.id and m.until_at is null) as members,
  (select json_build_object('bodyHash', encode(b.body_hash, 'hex'), 'reply', b.reply)
    from submissions b where b.account_id = $1::uuid and b.client_id = $4::text) as sent_before,
  (select json_build_object('id', o.id, 'accountId', o.account_id,
      'personIds', array(select g.person_id from person_reports g where g.submission_id = o.id),
      'isLive', not exists (select from submissions later where later.replaces_id = o.id))
    from submissions o where o.id = $5::uuid and o.slot_id = s.id and o.household_id = h.id) as replaced
from round_slots s
join rounds r on r.id = s.round_id
cross join households h
join areas a on a.id = h.area_id
where s.id = $2::uuid and h.id = $3::uuid and h.closed_at is null`;

interface Row {
  round_id: string;
  day: string;
  part: Slot['part'];
  opens_at: string;
  closes_at: string;
  form_id: string;
  closed_at: string | null;
  address: string;
  tenancy: Tenancy;
  head_count: number | null;
  area_id: string;
  area_path: string;
  is_member: boolean;
  consents: ConsentKind[];
  members: ReportedMember[];
  sent_before: Reporting['sentBefore'];
  replaced: Reporting['replaced'];
}

/**
 * Loads everything that reporting for a household in a slot depends on, in one statement.
 * @param sent the report itself; without it nothing sent before or corrected is looked up
 * @throws Problem not-found when the slot or the household is not there; rights are the caller's to check
 */
export async function loadReporting(
  ctx: Ctx,
  accountId: string,
  { slotId, householdId }: { slotId: string; householdId: string },
  sent?: Pick<SubmitReport, 'clientId' | 'replacesId'>,
): Promise<Reporting> {
  const [row] = await prepared<Row>(ctx.db, statement, [
    accountId,
    slotId,
    householdId,
    sent?.clientId ?? null,
    sent?.replacesId ?? null,
  ]);
  if (!row) throw new Problem('not-found');
  return {
    slot: {
      id: slotId,
      roundId: row.round_id,
      formId: row.form_id,
      day: row.day,
      part: row.part,
      opensAt: new Date(row.opens_at),
      closesAt: new Date(row.closes_at),
      roundClosedAt: row.closed_at === null ? null : new Date(row.closed_at),
    },
    household: {
      id: householdId,
      areaId: row.area_id,
      areaPath: row.area_path,
      address: row.address,
      tenancy: row.tenancy,
      headCount: row.head_count,
    },
    isMember: row.is_member,
    consents: row.consents,
    members: row.members,
    sentBefore: row.sent_before,
    replaced: row.replaced,
  };
}
