import type { Db } from '@linli/db/client';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Clock, Ids } from '../context.ts';
import type { Vault } from '../vault.ts';
import { type KeyUse, keyUseQuery } from './key-use.ts';
import { type Moved, moveTable } from './move-rows.ts';
import { settleCalledNumbers } from './move-wrong-numbers.ts';
import { hashedColumns, sealedTables } from './resting-values.ts';

export interface Rotation {
  /** Values that went under the newest keys. */
  readonly moved: number;
  /** Rows that could not, because another row has the same value: somebody who stands there twice. */
  readonly twice: Moved['twice'];
  /** What rests under older keys still: nothing when all went well. */
  readonly left: readonly KeyUse[];
  /** Secrets of which only hashes rest, under older keys: they end when those keys are taken out. */
  readonly waiting: readonly KeyUse[];
}

interface Parts {
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Told what goes on, one line a table. */
  readonly log?: (line: string) => void;
  /** Waits a moment for rows that others hold. */
  readonly pause?: () => Promise<void>;
}

const mostPasses = 20;

/**
 * Brings everything that rests under older keys under the newest, while the product reads and writes (ADR 0145). May be stopped and
 * begun again at any time: what is done is known by the values themselves. Ends when nothing is left or nothing moves any more.
 */
export async function rotateKeys(parts: Parts): Promise<Rotation> {
  const { db, vault, log = () => {}, pause = async () => {} } = parts;
  let moved = 0;
  for (let pass = 1; ; pass++) {
    const twice: Moved['twice'] = [];
    let now = 0;
    for (const [table, spec] of Object.entries(sealedTables)) {
      for (const relation of await heapsOf(db, table)) {
        const gone = await moveTable({ db, vault, relation, spec });
        now += gone.values;
        twice.push(...gone.twice);
        if (gone.values > 0) log(`${relation}: ${gone.values} values`);
      }
    }
    now += await settleCalledNumbers(db, vault);
    moved += now;
    const { left, waiting } = await countOldKeys(parts);
    const values = left.reduce((sum, use) => sum + use.values, 0);
    if (values === 0 || pass === mostPasses || (now === 0 && twice.length > 0)) {
      if (moved > 0) await note(parts, moved, values);
      return { moved, twice, left, waiting };
    }
    await pause();
  }
}

async function note({ db, vault, clock, ids }: Parts, moved: number, left: number): Promise<void> {
  await record({ db, ids, actor: { kind: 'system' } }, clock.now(), {
    action: 'settings.rotate-keys',
    subjectKind: 'setting',
    subjectId: null,
    facts: { moved, left, dataKey: vault.dataKeys[0] ?? 0, indexKey: vault.indexKeys[0] ?? 0 },
  });
}

/** What rests under other keys than the newest, and hashes under them that still open something. */
export async function countOldKeys({
  db,
  vault,
  clock,
}: Pick<Parts, 'db' | 'vault' | 'clock'>): Promise<Pick<Rotation, 'left' | 'waiting'>> {
  const uses = await db.execute<KeyUse & Record<string, unknown>>(
    sql.raw(keyUseQuery(() => true, clock.now().toISOString())),
  );
  const old = uses.filter(({ ring, key }) => key !== (ring === 'data' ? vault.dataKeys : vault.indexKeys)[0]);
  const isHash = ({ table, column }: KeyUse) =>
    hashedColumns.some((hashed) => hashed.table === table && hashed.column === column);
  return { left: old.filter((use) => !isHash(use)), waiting: old.filter(isHash) };
}

/** The table itself, or its parts when it is parted. */
async function heapsOf(db: Db, table: string): Promise<string[]> {
  const parts = await db.execute<{ name: string }>(sql`
    select relid::regclass::text as name from pg_partition_tree(${table}::regclass) where isleaf order by 1`);
  return parts.length === 0 ? [table] : parts.map(({ name }) => name);
}
