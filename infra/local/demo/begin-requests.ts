import type { Role } from '@linli/contracts/identity/roles';
import { Problem } from '@linli/contracts/problem';
import { accounts } from '@linli/db/identity/tables';
import { appointments, areas } from '@linli/db/people/tables';
import { requestKinds, requestLines, requests } from '@linli/db/requests/tables';
import { dutyDefaults } from '@linli/domain/matching/duty-defaults';
import { type AccountActor, type Ctx, inTransaction } from '@linli/services/context';
import { shipLadders } from '@linli/services/escalation/ship-ladders';
import { setDuty } from '@linli/services/matching/set-duty';
import { takeRequest } from '@linli/services/matching/take-request';
import { callNotSolvable } from '@linli/services/requests/call-not-solvable';
import { cancelRequest } from '@linli/services/requests/cancel-request';
import { confirmRequest } from '@linli/services/requests/confirm-request';
import { finishRequest } from '@linli/services/requests/finish-request';
import { markLine } from '@linli/services/requests/mark-line';
import { noteRequest } from '@linli/services/requests/note-request';
import { pauseRequest } from '@linli/services/requests/pause-request';
import { rateRequest } from '@linli/services/requests/rate-request';
import { recordReceipt } from '@linli/services/requests/record-receipt';
import { say } from '@linli/services/requests/say';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { startRequest } from '@linli/services/requests/start-request';
import { submitRequest } from '@linli/services/requests/submit-request';
import { takeInHand } from '@linli/services/requests/take-in-hand';
import { uses } from '@linli/services/vault';
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { accountWith, comeIn, headsIn } from './accounts.ts';
import { basketUnderWay, type Story, type StoryStep, stories } from './request-stories.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The stories are told so often, by other families each time. */
const TIMES = 2;
/** Volunteers and building heads of the grid to try who are on duty. */
const ON_DUTY = 8;

type Who = Ctx<AccountActor>;

/**
 * Fills the grid to try with requests in all states of their life, once: residents ask, volunteers on duty take, start and
 * finish, leaders take in hand, through the verbs themselves and at the times they would have. Each story is one
 * transaction, so that a start that is cut off leaves whole ones. Acts as the system; `ctx.db` is the pool.
 */
export async function beginRequests(
  ctx: Ctx,
  place: { readonly leaderPhone: string; readonly residentPhone: string },
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  await shipKinds(ctx);
  await shipLadders(ctx);
  const leader = await accountWith(ctx, place.leaderPhone);
  const grid = leader.actor.posts.find(({ role }) => role === 'grid-leader');
  if (!grid) return;
  const there = await ctx.db
    .select({ id: requests.id })
    .from(requests)
    .innerJoin(areas, eq(areas.id, requests.areaId))
    .where(sql`${areas.path} <@ ${grid.areaPath}::ltree`)
    .limit(1);
  if (there.length > 0) return;
  const helpers = await helpersIn(ctx, grid.areaPath);
  for (const { helper } of helpers) await goOnDuty(helper);
  const [first] = helpers;
  if (!first) return;
  // The first family is the one to try the product with: it has a basket under way, by the volunteer to try with.
  const phone = ctx.vault.seal(uses.personPhone, place.residentPhone);
  const told = [{ story: basketUnderWay, ago: basketUnderWay.ago, phone, helper: first.helper }];
  const [family] = await headsIn(ctx, grid.areaPath).limit(1);
  const asked = new Set([family?.householdId]);
  for (let i = 0; i < TIMES * stories.length; i++) {
    const story = stories[i % stories.length];
    const by = helpers[i % helpers.length];
    // Each helper helps where they serve.
    const home = by?.families.find(({ householdId }) => !asked.has(householdId));
    if (!story || !by || !home?.phone) continue;
    asked.add(home.householdId);
    told.push({
      story,
      ago: begins(story, Math.floor(i / stories.length)),
      phone: home.phone,
      helper: by.helper,
    });
  }
  told.sort((a, b) => b.ago - a.ago);
  for (const [i, { story, ago, phone, helper }] of told.entries()) {
    onProgress(i, told.length);
    const resident = await accountWith(ctx, ctx.vault.openText(uses.personPhone, phone));
    const [householdId] = await comeIn(resident);
    if (householdId === undefined) continue;
    try {
      await tellStory(ctx, story, ago, { resident, helper, leader, householdId });
    } catch (error) {
      // The helper belongs to that family, or may not do such things: that story is not told.
      if (!(error instanceof Problem)) throw error;
    }
  }
  onProgress(told.length, told.length);
}
/** Minutes ago a story begins: what is over lies a day further back each time, what is open stays young. */
const begins = ({ ago }: Story, time: number): number =>
  ago > 20 * 60 ? ago + time * 24 * 60 : ago + time * 5;

interface Helper {
  readonly helper: Who;
  /** Families where they serve. */
  readonly families: Awaited<ReturnType<typeof headsIn>>;
}

async function helpersIn(ctx: Ctx, gridPath: string): Promise<Helper[]> {
  const roles: Role[] = ['volunteer', 'building-head'];
  const found = await ctx.db
    .select({ phone: accounts.phoneCipher, path: areas.path })
    .from(appointments)
    .innerJoin(accounts, eq(accounts.id, appointments.accountId))
    .innerJoin(areas, eq(areas.id, appointments.areaId))
    .where(
      and(
        inArray(appointments.role, roles),
        isNull(appointments.untilAt),
        isNotNull(accounts.phoneCipher),
        sql`${areas.path} <@ ${gridPath}::ltree`,
      ),
    )
    .orderBy(desc(appointments.role), asc(areas.path), asc(appointments.id))
    .limit(ON_DUTY);
  const helpers: Helper[] = [];
  for (const { phone, path } of found)
    if (phone !== null)
      helpers.push({
        helper: await accountWith(ctx, ctx.vault.openText(uses.accountPhone, phone)),
        families: await headsIn(ctx, path).limit(2 * TIMES * stories.length),
      });
  return helpers;
}

const goOnDuty = (helper: Who) =>
  inTransaction(helper, (ctx) =>
    setDuty(ctx, {
      ...dutyDefaults,
      on: true,
      untilAt: null,
      reach: 'grid',
      skills: ['disinfection'],
      car: true,
      isolationTrained: true,
      lifts: true,
      dailyLimit: 12,
    }),
  );

interface Roles {
  readonly resident: Who;
  readonly helper: Who;
  readonly leader: Who;
  readonly householdId: string;
}

async function tellStory(ctx: Ctx, story: Story, ago: number, roles: Roles): Promise<void> {
  let at = ctx.clock.now().getTime() - ago * MINUTE;
  await inTransaction(ctx, async (inner) => {
    // The clock of the moment, and everything in the one transaction.
    const as = (who: Who): Who => ({ ...who, db: inner.db, clock: { now: () => new Date(at) } });
    const [kind] = await inner.db
      .select({ id: requestKinds.id })
      .from(requestKinds)
      .where(and(eq(requestKinds.key, story.kind), isNull(requestKinds.areaId)));
    if (!kind) throw new Error(`no kind ${story.kind}`);
    const reply = await submitRequest(as(roles.resident), {
      clientId: `demo-${roles.householdId}-${story.kind}`,
      kindId: kind.id,
      householdId: roles.householdId,
      forPersonId: null,
      answers: story.answers,
      basis: 'self',
      lines: [...(story.lines ?? [])],
      note: story.note ?? '',
      photoIds: [],
      windowFrom: null,
      windowUntil: null,
      wishSameSex: false,
      language: null,
      contactless: null,
      dangerRead: false,
      although: [],
    });
    // The family asked for the same before; they see that one.
    if (reply.outcome !== 'asked') return;
    for (const [i, step] of story.way.entries()) {
      at += step.after * MINUTE;
      await takeStep(as, roles, { story, requestId: reply.requestId, i }, step);
    }
  });
}

async function takeStep(
  as: (who: Who) => Who,
  { resident, helper, leader }: Roles,
  { story, requestId, i }: { story: Story; requestId: string; i: number },
  step: StoryStep,
): Promise<unknown> {
  const asking = as(resident);
  const helping = as(helper);
  const leading = as(leader);
  // Where nobody took it as an errand, who has it in hand does the work.
  const working = story.way.some(({ does }) => does === 'take') ? helping : leading;
  const lines = () =>
    asking.db
      .select({ id: requestLines.id })
      .from(requestLines)
      .where(eq(requestLines.requestId, requestId))
      .orderBy(asc(requestLines.place));
  switch (step.does) {
    case 'take':
      return takeRequest(helping, { requestId });
    case 'in-hand':
      return takeInHand(leading, { requestId, note: '' });
    case 'start':
      return startRequest(working, { requestId });
    case 'finish':
      return finishRequest(working, { requestId, note: step.text, photoId: null });
    case 'not-solvable':
      return callNotSolvable(leading, { requestId, reason: step.text });
    case 'note':
      return noteRequest(leading, { requestId, text: step.text });
    case 'pause':
      return pauseRequest(leading, {
        requestId,
        reason: step.why,
        untilAt: new Date(leading.clock.now().getTime() + 2 * DAY).toISOString(),
      });
    case 'cancel':
      return cancelRequest(asking, { requestId, reason: step.text });
    case 'confirm':
      return confirmRequest(asking, { requestId, solved: true, basis: 'self', reason: step.text });
    case 'not-solved':
      return confirmRequest(asking, { requestId, solved: false, basis: 'self', reason: step.text });
    case 'rate':
      return rateRequest(asking, { requestId, stars: step.stars, note: '' });
    case 'receipt':
      return recordReceipt(helping, { requestId, amountFen: step.fen, photoId: null });
    case 'say':
      return say(step.who === 'helper' ? helping : asking, {
        clientId: `demo-${requestId}-${i}`,
        requestId,
        text: step.text,
        photoId: null,
      });
    case 'lines':
      for (const { id } of await lines())
        await markLine(helping, { requestId, lineId: id, outcome: 'got', instead: '' });
      return;
    case 'ask-instead': {
      const [first] = await lines();
      return (
        first && markLine(helping, { requestId, lineId: first.id, outcome: 'asked', instead: step.text })
      );
    }
  }
}
