import { alertKinds } from '@linli/contracts/reports/labels';
import { type SQL, sql } from 'drizzle-orm';
import { discreetName } from '../requests/request-rows.ts';

const alertNames = JSON.stringify(alertKinds);

/**
 * What a case is called, as SQL giving `{zh, en}`: the kind of help, or what the alert is about. A discreet request is
 * "a request", unless `seesAll` holds.
 */
export const titleOf = (caseKind: SQL, caseId: SQL, seesAll: SQL = sql`false`): SQL => sql`(
  case ${caseKind}
    when 'alert' then (select ${alertNames}::jsonb -> alert.kind from alerts alert where alert.id = ${caseId})
    else (select case when (kind.definition -> 'discreet')::boolean and not ${seesAll}
        then ${JSON.stringify(discreetName)}::jsonb else kind.definition -> 'name' end
      from requests request join request_kinds kind on kind.id = request.kind_id where request.id = ${caseId})
  end)`;

/** The building a place lies in, as SQL; null above buildings. */
export const buildingOf = (path: SQL): SQL => sql`(
  select concat_ws(' ', house.compound, house.name) from areas house
  where house.path @> ${path} and house.kind = 'building')`;
