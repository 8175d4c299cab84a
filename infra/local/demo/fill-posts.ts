import type { Role } from '@linli/contracts/identity/roles';
import type { Relation } from '@linli/contracts/people/labels';
import { teamDuties } from '@linli/db/escalation/tables';
import { appointments, areas, households, memberships, persons } from '@linli/db/people/tables';
import { buildingOfName, compoundName } from '@linli/domain/people/address';
import { type Ctx, inTransaction } from '@linli/services/context';
import { accountOfPhone } from '@linli/services/identity/account-of-phone';
import { enterHousehold } from '@linli/services/people/enter-household';
import { blindUses } from '@linli/services/vault';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Cast, DemoPost, PostPlace } from './cast.ts';

export interface DemoArea {
  readonly id: string;
  readonly path: string;
}

/** The areas above everything the register brings. */
export type DemoTree = Readonly<Record<'district' | 'street' | 'community', DemoArea>>;

const POSTS_AT_ONCE = 50;

/** Gives everybody of the cast their account and post, those who are there already left as they are. @returns posts given */
export async function fillPosts(
  ctx: Ctx,
  tree: DemoTree,
  cast: Cast,
  onProgress: (done: number, of: number) => void,
): Promise<number> {
  const placeOf = await placesBelow(ctx, tree);
  let given = 0;
  for (let at = 0; at < cast.posts.length; at += POSTS_AT_ONCE) {
    given += await inTransaction(ctx, async (inner) => {
      let here = 0;
      for (const post of cast.posts.slice(at, at + POSTS_AT_ONCE))
        here += await fill(inner, post, placeOf(post.place));
      return here;
    });
    onProgress(Math.min(at + POSTS_AT_ONCE, cast.posts.length), cast.posts.length);
  }
  const resident = cast.accounts.find(({ role }) => role === null);
  if (resident !== undefined) {
    await inTransaction(ctx, async (inner) => {
      const now = inner.clock.now();
      const { accountId } = await accountOfPhone(inner, now, resident.phone, resident.name);
      await letHome(inner, now, accountId, resident.phone);
    });
  }
  return given;
}

/** Posts have been held for a while, so that what happened in the last days was theirs to do. */
const HELD_DAYS = 60;
/** Seconded officials leave again. */
const SECONDED_DAYS = 20;

async function fill(ctx: Ctx, post: DemoPost, areaId: string | undefined): Promise<number> {
  if (areaId === undefined) throw new Error(`no area for a ${post.role}`);
  const now = ctx.clock.now();
  const { accountId } = await accountOfPhone(ctx, now, post.phone, post.name);
  await letHome(ctx, now, accountId, post.phone);
  const { role, secondedFrom } = post;
  const untilAt = secondedFrom === null ? null : new Date(now.getTime() + SECONDED_DAYS * 86_400_000);
  const given = await appointOnce(ctx, now, { accountId, areaId, role, secondedFrom, untilAt });
  if (given > 0 && role.endsWith('-team')) await setHours(ctx, now, accountId);
  return given;
}

/** Members of teams answer on workdays. */
async function setHours(ctx: Ctx, now: Date, accountId: string): Promise<void> {
  const spans = [{ days: [1, 2, 3, 4, 5], from: '08:30', until: '17:30' }];
  const held = await ctx.db
    .select({ id: appointments.id })
    .from(appointments)
    .where(eq(appointments.accountId, accountId));
  await ctx.db
    .insert(teamDuties)
    .values(held.map(({ id }) => ({ appointmentId: id, spans, setBy: accountId, setAt: now })))
    .onConflictDoNothing();
}

/** A post that is held already is not given again. @returns 1 when it was given */
export async function appointOnce(
  ctx: Ctx,
  now: Date,
  post: {
    accountId: string;
    areaId: string;
    role: Role;
    secondedFrom: string | null;
    untilAt?: Date | null;
  },
): Promise<number> {
  const held = await ctx.db.$count(
    appointments,
    and(
      eq(appointments.accountId, post.accountId),
      eq(appointments.areaId, post.areaId),
      eq(appointments.role, post.role),
      or(isNull(appointments.untilAt), gt(appointments.untilAt, now)),
    ),
  );
  if (held > 0) return 0;
  const fromAt = new Date(now.getTime() - HELD_DAYS * 86_400_000);
  await ctx.db.insert(appointments).values({ id: ctx.ids.next(), ...post, fromAt, createdAt: now });
  return 1;
}

/** Lets an account into the household its phone is registered in, once. */
async function letHome(ctx: Ctx, now: Date, accountId: string, phone: string): Promise<void> {
  const [home] = await ctx.db
    .select({
      personId: persons.id,
      name: persons.name,
      relation: memberships.relation,
      householdId: households.id,
      areaId: households.areaId,
      areaPath: areas.path,
      address: households.address,
    })
    .from(persons)
    .innerJoin(memberships, and(eq(memberships.personId, persons.id), isNull(memberships.untilAt)))
    .innerJoin(households, eq(households.id, memberships.householdId))
    .innerJoin(areas, eq(areas.id, households.areaId))
    .where(and(eq(persons.phoneBlind, ctx.vault.blind(blindUses.phone, phone)), isNull(persons.accountId)));
  if (home === undefined) return;
  const { householdId, areaId, areaPath, address } = home;
  await enterHousehold(ctx, now, {
    accountId,
    home: { householdId, areaId, areaPath, address },
    way: 'phone',
    relation: home.relation as Relation,
    name: home.name,
    state: 'confirmed',
    personId: home.personId,
  });
}

async function placesBelow(ctx: Ctx, tree: DemoTree): Promise<(place: PostPlace) => string | undefined> {
  const rows = await ctx.db
    .select({
      id: areas.id,
      parentId: areas.parentId,
      kind: areas.kind,
      name: areas.name,
      compound: areas.compound,
    })
    .from(areas)
    .where(and(sql`${areas.path} <@ ${tree.community.path}::ltree`, isNull(areas.closedAt)));
  const found = new Map<string, string>();
  for (const row of rows) {
    const building =
      row.kind === 'building' ? `${compoundName(row.compound ?? '')}/${buildingOfName(row.name)}` : row.name;
    found.set(`${row.kind}:${building}`, row.id);
  }
  return (place) => {
    if (place.kind === 'building') return found.get(`building:${place.compound}/${place.building}`);
    if (place.kind === 'grid' || place.kind === 'cell')
      return found.get(`${place.kind}:${place.cell ?? place.grid}`);
    return tree[place.kind].id;
  };
}
