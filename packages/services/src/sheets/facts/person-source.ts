import {
  type PersonTag,
  personTags,
  type Relation,
  relations,
  type Sex,
  sexes,
} from '@linli/contracts/people/labels';
import { ageOn } from '@linli/domain/civil-time';
import { sql } from 'drizzle-orm';
import { uses } from '../../vault.ts';
import type { FactRow } from '../template/row-spool.ts';
import {
  atOnce,
  type FactScope,
  inStretches,
  say,
  shownIdNumber,
  shownName,
  shownPhone,
} from './fact-scope.ts';

interface Person extends Record<string, unknown> {
  membership: string;
  address: string;
  grid: string | null;
  name: string;
  sex: Sex | null;
  birth_date: string | null;
  phone: string | null;
  id_number: string | null;
  relation: Relation;
  tags: PersonTag[];
}

/** People who live in the area now; only those with a tag where one is named. */
export async function* personRows(scope: FactScope, only: string | null): AsyncGenerator<FactRow> {
  const { ctx, area, untilDay } = scope;
  const rows = inStretches<Person>(atOnce, (after) =>
    ctx.db.execute<Person>(sql`
      select m.id as membership, h.address,
        (select g.name from areas g where g.path @> place.path and g.kind = 'grid') as grid, p.name, p.sex,
        p.birth_date::text, encode(p.phone_cipher, 'base64') as phone, encode(p.id_cipher, 'base64') as id_number,
        m.relation, to_jsonb(p.tags) as tags
      from memberships m join persons p on p.id = m.person_id
      join households h on h.id = m.household_id and h.closed_at is null
      join areas place on place.id = h.area_id
      where place.path <@ ${area.path}::ltree and m.until_at is null
        ${only === null ? sql`` : sql`and p.tags @> array[${only}]::text[]`}
        ${after === null ? sql`` : sql`and (h.address collate by_number, m.id) > (${after.address} collate by_number, ${after.membership}::uuid)`}
      order by h.address collate by_number, m.id
      limit ${atOnce}`),
  );
  for await (const row of rows)
    yield {
      grid: row.grid,
      address: row.address,
      name: shownName(scope, row.name),
      sex: row.sex === null ? null : say(scope, sexes[row.sex]),
      age: ageOn(row.birth_date, untilDay),
      phone: shownPhone(scope, uses.personPhone, row.phone),
      'id-number': shownIdNumber(scope, uses.personId, row.id_number),
      relation: say(scope, relations[row.relation]),
      tags: row.tags.map((tag) => say(scope, personTags[tag])).join('、'),
    };
}
