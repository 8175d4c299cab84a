import type { Db } from '@linli/db/client';
import { sql } from 'drizzle-orm';
import { blindUses, uses, type Vault } from '../vault.ts';
import { indexKeyIn } from './key-use.ts';

/** A blind index and what it is under the newest key, in hex. */
export interface Again {
  readonly was: string;
  readonly now: string;
}

/** Numbers that were wrong for people stay known as such in the very moment the people's own indexes change. */
export async function moveWrongNumbers(db: Db, again: readonly Again[]): Promise<void> {
  if (again.length === 0) return;
  await db.execute(sql`
    update call_attempts t set phone_blind = decode(w.now, 'hex')
    from jsonb_to_recordset(${JSON.stringify(again)}::text::jsonb) as w(was text, now text)
    where t.outcome = 'wrong-number' and t.phone_blind = decode(w.was, 'hex')`);
}

const rowsAtOnce = 500;

/**
 * What is left of calls: indexes of the number the person still has go under the newest key, those of a number the register no
 * longer has say nothing any more and are emptied.
 *
 * @returns how many rows were written
 */
export async function settleCalledNumbers(db: Db, vault: Vault): Promise<number> {
  let settled = 0;
  for (;;) {
    const written = await db.transaction(async (inner) => {
      const rows = await inner.execute<{ id: string; phone_blind: Buffer; phone_cipher: Buffer | null }>(
        sql`select t.id, t.phone_blind, p.phone_cipher from call_attempts t left join persons p on p.id = t.person_id
          where ${sql.raw(indexKeyIn('t.phone_blind', 16))} <> ${vault.indexKeys[0]}
          limit ${rowsAtOnce} for update of t skip locked`,
      );
      const anew = rows.map(({ id, phone_blind, phone_cipher }) => {
        const phone = phone_cipher && vault.openText(uses.personPhone, phone_cipher);
        const known = phone === null ? [] : vault.blinds(blindUses.phone, phone);
        const now = known.some((blind) => blind.equals(phone_blind)) ? (known[0] ?? null) : null;
        return { id, now: now?.toString('hex') ?? null };
      });
      await inner.execute(sql`
        update call_attempts t set phone_blind = decode(w.now, 'hex')
        from jsonb_to_recordset(${JSON.stringify(anew)}::text::jsonb) as w(id uuid, now text) where t.id = w.id`);
      return rows.length;
    });
    settled += written;
    if (written < rowsAtOnce) return settled;
  }
}
