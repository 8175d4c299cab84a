import { buffer } from 'node:stream/consumers';
import type { Role } from '@linli/contracts/identity/roles';
import { areas, households, imports, memberships, persons } from '@linli/db/people/tables';
import { type AccountActor, type Ctx, inTransaction } from '@linli/services/context';
import { accountOfPhone } from '@linli/services/identity/account-of-phone';
import { checkImport } from '@linli/services/people/check-import';
import { continueImport } from '@linli/services/people/continue-import';
import { dryRunImport } from '@linli/services/people/dry-run-import';
import { insertArea } from '@linli/services/people/insert-area';
import { heldPosts } from '@linli/services/people/load-actor';
import { runImport } from '@linli/services/people/run-import';
import { uploadRegister } from '@linli/services/people/upload-register';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { beginRequests } from './begin-requests.ts';
import { beginRounds } from './begin-rounds.ts';
import { beginShifts } from './begin-shifts.ts';
import { type Cast, castOf, type DemoAccount } from './cast.ts';
import { type DemoCompound, fenghuang } from './fenghuang.ts';
import { appointOnce, type DemoArea, type DemoTree, fillPosts } from './fill-posts.ts';
import { messyWorkbook } from './messy-workbook.ts';

export type { DemoAccount } from './cast.ts';

export interface DemoProgress {
  readonly step: 'areas' | 'workbook' | 'check' | 'register' | 'posts' | 'reports' | 'requests' | 'shifts';
  readonly done: number;
  readonly of: number;
}

export interface LoadedDemo {
  /** False when everything was there already, or the database is somebody's own. */
  readonly loaded: boolean;
  /** Accounts to try; empty when the database is somebody's own. */
  readonly accounts: readonly DemoAccount[];
}

/** Ends the names of made-up districts, so that nobody takes one for a real place. */
const DEMO_MARK = '（演示）';
/** Names from the district down. */
const TREE = [
  ['district', `高新区${DEMO_MARK}`],
  ['street', '舜华路街道'],
  ['community', '凤凰国际社区'],
] as const;
const FILE_NAME = '凤凰国际社区居民花名册.xlsx';

/**
 * Loads the demo community: areas, the messy workbook through the register import itself, and posts. May be cut off at
 * any point and called again: it goes on where it stopped, and does nothing when all is there. A database with other
 * areas than the demo's is left alone. `ctx` acts as the system, its `db` is the pool.
 */
export async function loadDemo(
  ctx: Ctx,
  onProgress: (progress: DemoProgress) => void = () => {},
): Promise<LoadedDemo> {
  if (await isSomebodysOwn(ctx)) return { loaded: false, accounts: [] };
  const community = fenghuang();
  const cast = castOf(community);
  onProgress({ step: 'areas', done: 0, of: 1 });
  const tree = await inTransaction(ctx, growTree);
  const imported = await bringIn(ctx, tree.community, community, cast, onProgress);
  const filled = await fillPosts(ctx, tree, cast, (done, of) => onProgress({ step: 'posts', done, of }));
  const phoneOf = (role: Role | null) => cast.accounts.find((account) => account.role === role)?.phone ?? '';
  await beginRounds(
    ctx,
    { community: tree.community, leaderPhone: phoneOf('grid-leader'), secretaryPhone: phoneOf('secretary') },
    (done, of) => onProgress({ step: 'reports', done, of }),
  );
  await beginRequests(
    ctx,
    { leaderPhone: phoneOf('grid-leader'), residentPhone: phoneOf(null) },
    (done, of) => onProgress({ step: 'requests', done, of }),
  );
  await beginShifts(
    ctx,
    { leaderPhone: phoneOf('grid-leader'), volunteerPhone: phoneOf('volunteer') },
    (done, of) => onProgress({ step: 'shifts', done, of }),
  );
  return { loaded: imported || filled > 0, accounts: cast.accounts };
}

async function isSomebodysOwn(ctx: Ctx): Promise<boolean> {
  const roots = await ctx.db.select({ name: areas.name }).from(areas).where(isNull(areas.parentId));
  return roots.some(({ name }) => !name.endsWith(DEMO_MARK));
}

async function growTree(ctx: Ctx): Promise<DemoTree> {
  const now = ctx.clock.now();
  const made: Partial<Record<keyof DemoTree, DemoArea>> = {};
  let parent: DemoArea | null = null;
  for (const [kind, name] of TREE) {
    const below: DemoArea | null = parent;
    const [known] = await ctx.db
      .select({ id: areas.id, path: sql<string>`${areas.path}::text` })
      .from(areas)
      .where(
        and(eq(areas.name, name), below === null ? isNull(areas.parentId) : eq(areas.parentId, below.id)),
      );
    const area: DemoArea = known ?? (await insertArea(ctx, now, { parent: below, kind, name }));
    made[kind] = area;
    parent = area;
  }
  return made as DemoTree;
}

/** Uploads, checks and runs the workbook as the secretary would. @returns false when it was in already */
async function bringIn(
  ctx: Ctx,
  area: DemoArea,
  community: readonly DemoCompound[],
  cast: Cast,
  onProgress: (progress: DemoProgress) => void,
): Promise<boolean> {
  const latest = async () => {
    const [row] = await ctx.db
      .select({ id: imports.id, state: imports.state })
      .from(imports)
      .where(and(eq(imports.areaId, area.id), eq(imports.fileName, FILE_NAME)))
      .orderBy(desc(imports.id))
      .limit(1);
    return row;
  };
  let row = await latest();
  if (row?.state === 'done') return false;
  const secretary: Ctx = {
    ...ctx,
    actor: await inTransaction(ctx, (inner) => secretaryOf(inner, area, cast)),
  };
  if (row === undefined || row.state === 'failed') {
    onProgress({ step: 'workbook', done: 0, of: 1 });
    const file = await buffer(messyWorkbook(community));
    await inTransaction(secretary, (inner) =>
      uploadRegister(inner, { areaId: area.id, fileName: FILE_NAME }, { bytes: pieces(file) }),
    );
    row = await latest();
  }
  if (row === undefined) throw new Error('the upload left no import');
  const { id: importId } = row;
  onProgress({ step: 'check', done: 0, of: 1 });
  if (row.state === 'uploaded')
    await inTransaction(secretary, (inner) => checkImport(inner, { importId, mappings: [] }));
  await dryRunImport(ctx, { importId });
  if ((await latest())?.state === 'checked')
    await inTransaction(secretary, (inner) => runImport(inner, { importId }));
  await continueImport(
    ctx,
    { importId },
    { onProgress: ({ done, rows }) => onProgress({ step: 'register', done, of: rows }) },
  );
  if ((await latest())?.state !== 'done') throw new Error('the demo register did not come in');
  await ctx.db.execute(sql`analyze ${areas}, ${households}, ${persons}, ${memberships}`);
  return true;
}

async function* pieces(file: Buffer): AsyncGenerator<Buffer> {
  yield file;
}

async function secretaryOf(ctx: Ctx, area: DemoArea, cast: Cast): Promise<AccountActor> {
  const post = cast.posts.find(({ role }) => role === 'secretary');
  if (post === undefined) throw new Error('a community without a secretary');
  const now = ctx.clock.now();
  const { accountId } = await accountOfPhone(ctx, now, post.phone, post.name);
  await appointOnce(ctx, now, { accountId, areaId: area.id, role: post.role, secondedFrom: null });
  return {
    kind: 'account',
    accountId,
    sessionId: accountId,
    displayName: post.name,
    language: 'zh-Hans',
    posts: await heldPosts(ctx.db, accountId, now),
    secondFactor: 'passed',
  };
}
