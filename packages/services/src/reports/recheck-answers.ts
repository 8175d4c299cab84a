import type { Answers, FormDefinition } from '@linli/contracts/reports/form';
import { arrayLiteral } from '@linli/db/array-literal';
import { type ComparedAnswer, compareAnswers } from '@linli/domain/reports/compare-answers';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

interface Said {
  readonly name: string;
  readonly first: Answers;
  readonly second: Answers | null;
}

type Row = {
  household_id: string;
  number: number;
  address: string;
  area_path: string;
  state: 'open' | 'checked' | 'not-reached' | 'refused';
  checked_by: string | null;
  checked_at: string | null;
  note: string;
  took_first: boolean;
  first: Answers;
  second: Answers | null;
  persons: Said[];
};

/** A household of a sample with what it answered both times. */
export interface AskedAgain extends Omit<Row, 'first' | 'second' | 'persons'> {
  readonly persons: number;
  /** Of the household (no name) and of its people, in the order of the form. */
  readonly compared: readonly (ComparedAnswer & { readonly personName: string | null })[];
}

/**
 * Households of a sample in the reader's areas, in the order drawn.
 * @param accountId the reader, who may not ask again where they took the first answer
 */
export async function loadAskedAgain(
  ctx: Ctx,
  form: FormDefinition,
  wanted: { sampleId: string; paths: readonly string[]; accountId: string; where: SQL; limit: number },
): Promise<AskedAgain[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select again.household_id, again.number, home.address, place.path::text as area_path, again.state, again.note,
      again.checked_at, coalesce(nullif(checker.display_name, ''), known.name) as checked_by,
      sent.household_answers as first, again.answers as second, people.persons,
      exists (
        select from recheck_persons asked
        join person_reports given on given.slot_id = again.slot_id and given.person_id = asked.person_id
        join submissions took on took.id = given.submission_id
        where asked.sample_id = again.sample_id and asked.household_id = again.household_id
          and took.account_id = ${wanted.accountId}::uuid) as took_first
    from recheck_households again
    join households home on home.id = again.household_id
    join areas place on place.id = home.area_id
    join submissions sent on sent.id = again.submission_id
    left join accounts checker on checker.id = again.checked_by
    left join persons known on known.account_id = again.checked_by
    cross join lateral (
      select coalesce(json_agg(json_build_object('name', person.name, 'first', given.answers, 'second', asked.answers)
        order by person.id), '[]') as persons
      from recheck_persons asked
      join persons person on person.id = asked.person_id
      join person_reports given on given.slot_id = again.slot_id and given.person_id = asked.person_id
        and given.seq = asked.seq
      where asked.sample_id = again.sample_id and asked.household_id = again.household_id) people
    where again.sample_id = ${wanted.sampleId}::uuid and place.path <@ any(${arrayLiteral(wanted.paths)}::ltree[])
      and ${wanted.where}
    order by again.number
    limit ${wanted.limit}`);
  return rows.map(({ first, second, persons, ...row }) => ({
    ...row,
    persons: persons.length,
    compared:
      row.state === 'checked'
        ? [
            ...compareAnswers(form, 'household', first, second ?? {}).map((each) => ({
              ...each,
              personName: null,
            })),
            ...persons.flatMap((person) =>
              compareAnswers(form, 'person', person.first, person.second ?? {}).map((each) => ({
                ...each,
                personName: person.name,
              })),
            ),
          ]
        : [],
  }));
}
