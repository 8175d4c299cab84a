import { localSecrets } from '@linli/infra/local/secrets';
import { systemClock } from '@linli/services/context';
import { shipLadders } from '@linli/services/escalation/ship-ladders';
import { idsBy } from '@linli/services/ids';
import { shipForms } from '@linli/services/reports/ship-forms';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { openVault } from '@linli/services/vault';
import { Pool } from 'undici';
import type { BenchDatabase } from '../bench-database.ts';
import { fillPost, fillReporters, type Reporter } from '../fill-accounts.ts';
import { fillDistrict } from '../fill-district.ts';
import { fillReports, openRound } from '../fill-reports.ts';
import { clearVolunteers, fillOpenShifts } from '../fill-volunteers.ts';
import { type PlaceSize, streetsOf } from '../places.ts';
import { startApi } from '../start-api.ts';
import type { Desk, LoadPlan } from './load-plan.ts';

/** Desks that are open in the morning, whatever the size of the place. */
export const DESKS = 200;
const POSTS = 4;

/** A place as it is before its morning. */
export interface PreparedPlace {
  /** Environment of its processes, but where the database is. */
  readonly env: Record<string, string>;
  /** Every household, in no order; the first are the volunteers. */
  readonly reporters: readonly Reporter[];
  readonly claimers: LoadPlan['claimers'];
  readonly desks: readonly Desk[];
  readonly kinds: LoadPlan['kinds'];
  readonly areaPath: string;
  readonly roundId: string;
  readonly slotId: string;
  /** A slot nobody reports in, for the raw inserts. */
  readonly otherSlotId: string;
}

/** What households ask for, by turns: an errand, a nuisance, a question. */
const asks = [
  { key: 'shopping', answers: { 'food-left': 'enough' }, lines: ['3 斤水多的梨', '5 升矿泉水'] },
  { key: 'rubbish', answers: { bags: 2, days: 0, leaks: false }, lines: [] },
  { key: 'question', answers: { question: '暖气什么时候来？' }, lines: [] },
] as const;

/**
 * Fills an empty database with a place: everybody, an account for each household, staff, `volunteers` with shifts to claim,
 * a round of which nine in ten reported, and the round of the morning, which nobody has reported in yet.
 */
export async function preparePlace(
  { sql, db, url, dataDir }: BenchDatabase,
  place: PlaceSize,
  volunteers: number,
): Promise<PreparedPlace> {
  await fillDistrict(sql, streetsOf(place));
  const secrets = await localSecrets(dataDir);
  const vault = openVault({ dataKeys: secrets.DATA_KEYS.split(','), indexKey: secrets.INDEX_KEY });
  const ship = { db, clock: systemClock, ids: idsBy(systemClock) };
  await shipForms(ship);
  await shipKinds(ship);
  await shipLadders(ship);
  const [district] = await sql<{ id: string; path: string }[]>`
    select id, path::text from areas where kind = 'district'`;
  if (!district) throw new Error('no district');
  const reporters = await fillReporters(sql, vault, district.path, place.households);
  const some = reporters.slice(0, volunteers);
  await clearVolunteers(sql, some);
  // Twice as many places as people who want one.
  const shifts = await fillOpenShifts(sql, {
    posts: POSTS,
    shifts: Math.ceil(volunteers / place.communities),
  });
  const communities = await sql<{ household: string; community: string }[]>`
    select home.id as household, community.id as community
    from unnest(${some.map(({ householdId }) => householdId)}::uuid[]) as wanted(id)
    join households home on home.id = wanted.id join areas place on place.id = home.area_id
    join areas community on community.kind = 'community' and community.path @> place.path`;
  const communityOf = new Map(communities.map(({ household, community }) => [household, community]));
  const { desks, officer } = await fillDesks(sql, vault, district.id);
  const kinds = await sql<{ id: string; key: string }[]>`
    select id, key from request_kinds where area_id is null`;
  const env = { ...secrets, DEMO: '1', TRUST_PROXY: '1' };
  const api = await startApi({ ...env, DATABASE_URL: url });
  const pool = new Pool(api.url, { connections: 1 });
  try {
    const caller = { pool, officer };
    const once = await openRound(sql, caller, 'six-questions', district.id);
    await fillReports(sql, once.slots[0]?.id ?? '');
    const daily = await openRound(sql, caller, 'daily-health', district.id);
    const [now, other] = daily.slots;
    if (!now || !other) throw new Error('the round has no two slots');
    for (const table of ['round_members', 'person_reports', 'submissions'])
      await sql.unsafe(`vacuum analyze ${table}`);
    return {
      env,
      reporters,
      claimers: some.map((who) => ({
        who,
        shiftIds: shifts.get(communityOf.get(who.householdId) ?? '') ?? [],
      })),
      desks,
      kinds: asks.map(({ key, answers, lines }) => ({
        kindId: kinds.find((kind) => kind.key === key)?.id ?? '',
        answers,
        lines,
      })),
      areaPath: district.path,
      roundId: daily.roundId,
      slotId: now.id,
      otherSlotId: other.id,
    };
  } finally {
    await pool.close();
    await api.stop();
  }
}

/** A duty officer at every street, a secretary in every community, and leaders of grids until there are enough. */
async function fillDesks(
  sql: BenchDatabase['sql'],
  vault: Parameters<typeof fillPost>[1],
  districtId: string,
): Promise<{ desks: Desk[]; officer: string }> {
  const officer = await fillPost(sql, vault, 'duty-officer', districtId);
  const areas = await sql<{ id: string; kind: 'street' | 'community' | 'grid' }[]>`
    select id, kind from areas where kind in ('street', 'community', 'grid')
    order by array_position(array['street', 'community', 'grid'], kind), md5(id::text)`;
  const wide = areas.filter(({ kind }) => kind !== 'grid');
  const grids = areas.filter(({ kind }) => kind === 'grid');
  const roles = { street: 'duty-officer', community: 'secretary', grid: 'grid-leader' } as const;
  const desks: Desk[] = [];
  for (let i = 0; i < DESKS; i++) {
    const area = wide[i] ?? grids[(i - wide.length) % grids.length];
    if (!area) throw new Error('no grid');
    const role = roles[area.kind];
    desks.push({ token: await fillPost(sql, vault, role, area.id), areaId: area.id, role });
  }
  for (const table of ['accounts', 'appointments', 'sessions']) await sql.unsafe(`vacuum analyze ${table}`);
  return { desks, officer };
}
