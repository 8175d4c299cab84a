import type { Sql } from '@linli/db/client';
import type { Pool } from 'undici';

export interface OpenedRound {
  roundId: string;
  persons: number;
  slots: { id: string; opensAt: Date; closesAt: Date }[];
}

/** Opens a round of today through the API; the slot that is open now comes first. */
export async function openRound(
  sql: Sql,
  { pool, officer }: { pool: Pool; officer: string },
  form: string,
  areaId: string,
): Promise<OpenedRound> {
  const [row] = await sql<{ id: string }[]>`select id from forms where key = ${form}`;
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/api/reports/open-round',
    headers: { authorization: `Bearer ${officer}`, 'content-type': 'application/json' },
    headersTimeout: 300_000,
    body: JSON.stringify({
      formId: row?.id,
      areaId,
      audience: { tags: [] },
      slots:
        form === 'daily-health'
          ? {
              kind: 'morning-evening',
              morning: { from: '00:00', until: '23:00' },
              evening: { from: '23:00', until: '00:00' },
            }
          : { kind: 'once' },
      startsOn: day,
      endsOn: day,
      legalBasis: '压力测试',
      purpose: '压力测试',
      dataAfterwards: 'destroy',
    }),
  });
  const opened = (await body.json()) as { roundId: string; persons: number };
  if (statusCode !== 200) throw new Error(`open-round answered ${statusCode}`);
  const slots = await sql<{ id: string; opens_at: string; closes_at: string }[]>`
    select id, opens_at, closes_at from round_slots where round_id = ${opened.roundId}
    order by (opens_at <= now() and closes_at > now()) desc, opens_at`;
  return {
    roundId: opened.roundId,
    persons: opened.persons,
    slots: slots.map((slot) => ({
      id: slot.id,
      opensAt: new Date(slot.opens_at),
      closesAt: new Date(slot.closes_at),
    })),
  };
}

/** Nine of ten households of a slot have reported, in no order. */
export async function fillReports(sql: Sql, slotId: string): Promise<void> {
  await sql`
    insert into person_reports (slot_id, person_id, seq, submission_id, answers, level, reported_at)
    select s.id, e.person_id, 1, uuidv7(), '{"contact": false}',
      case when random() < 0.004 then 'alert' else 'normal' end, now()
    from round_slots s join round_members e on e.round_id = s.round_id
    where s.id = ${slotId} and abs(hashtext(e.household_id::text)) % 10 < 9
    order by random()`;
}
