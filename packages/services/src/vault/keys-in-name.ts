import type { Db } from '@linli/db/client';
import { sql } from 'drizzle-orm';
import type { Vault } from '../vault.ts';

/**
 * The ids of a process's keys as they stand in the name of its connections, the one that writes first: ` keys d1,0 i0`. Nothing
 * for the first key of each, so that names are plain until keys are changed.
 */
export function keysInName({ dataKeys, indexKeys }: Vault): string {
  const [data, index] = [dataKeys.join(','), indexKeys.join(',')];
  return data === '0' && index === '0' ? '' : ` keys d${data} i${index}`;
}

/**
 * Connections of API and worker processes that run with other keys than `vault`: they could not read what a rotation writes, or go
 * on writing under an older key.
 *
 * @returns their names and how many there are
 */
export async function processesWithOtherKeys(
  db: Db,
  vault: Vault,
): Promise<{ name: string; connections: number }[]> {
  const keys = keysInName(vault);
  return db.execute<{ name: string; connections: number }>(sql`
    select application_name as name, count(*)::int as connections from pg_stat_activity
    where datname = current_database() and application_name ~ '^linli (api|worker)'
      and coalesce(substring(application_name from ' keys .*$'), '') <> ${keys}
    group by 1 order by 1`);
}
