import type { CaseMoment } from '@linli/contracts/cases/labels';
import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { RequestState } from '@linli/contracts/requests/labels';
import { caseEvents } from '@linli/db/cases/tables';
import { offerStops, offers } from '@linli/db/matching/tables';
import { notices } from '@linli/db/notices/tables';
import { requestKinds, requests } from '@linli/db/requests/tables';
import { dutyDefaults } from '@linli/domain/matching/duty-defaults';
import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import { acceptOffer } from '@linli/services/matching/accept-offer';
import { matchFollower } from '@linli/services/matching/match-follower';
import { setDuty } from '@linli/services/matching/set-duty';
import { loadRequest } from '@linli/services/requests/load-request';
import { moveRequest } from '@linli/services/requests/move-request';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { uses } from '@linli/services/vault';
import { and, asc, eq } from 'drizzle-orm';
import { village } from './requests.ts';
import type { AccountCaller, StageOptions } from './stage.ts';
import { stageWorker } from './worker.ts';

type Duty = Partial<ParsedInputOf<'POST /matching/set-duty'>>;

/** A switch that is on, at any time, for the whole community, with a car and all one can be. */
export const ready = (given: Duty = {}): ParsedInputOf<'POST /matching/set-duty'> => ({
  ...dutyDefaults,
  on: true,
  untilAt: null,
  reach: 'community',
  dailyLimit: 30,
  ...given,
});

/** A village with the plan at work: volunteers on duty, requests that look for them, and a worker that plans when it runs. */
export async function neighbours(options: StageOptions = {}) {
  const place = await village({ caseFollowers: [matchFollower], ...options });
  const { on, area } = place;
  const worker = stageWorker(on);
  await shipKinds(on.base);

  /** A volunteer on duty; `home`: the flat they live in; `person`: what the register knows of them. */
  async function helper(
    given: Duty & {
      post?: { id: string };
      home?: { id: string; address: string };
      person?: Parameters<typeof on.member>[1];
    } = {},
  ): Promise<AccountCaller> {
    const { post = area.community, home, person, ...duty } = given;
    const volunteer = await place.volunteer(post);
    const household = home ?? (await on.household(area.next));
    const { personId } = await on.member(household, { birthDate: '1985-03-01', ...person });
    await on.join(volunteer.accountId, household, { personId });
    await volunteer.do(setDuty, ready(duty));
    return volunteer;
  }

  /** Takes a request a step on its way, as somebody else's verb would. */
  const step = (id: string, to: RequestState, what: CaseMoment) =>
    on.system().do(async (ctx) => {
      await moveRequest(ctx, on.clock.now(), await loadRequest(ctx, id, true), to, { what });
    }, {});

  /** A request that looks for a helper, as it stands once it was accepted. */
  async function wanted(
    given: Partial<typeof requests.$inferInsert> & {
      kind?: keyof typeof shippedKinds;
      household?: { id: string; areaId: string };
      resident?: { accountId: string };
    } = {},
  ) {
    const { kind = 'shopping', resident, ...row } = given;
    const household = given.household ?? (await on.household(area.unit));
    const { accountId } = resident ?? (await on.as());
    const definition = shippedKinds[kind];
    const [version] = await on.db
      .select()
      .from(requestKinds)
      .where(eq(requestKinds.key, String(kind)));
    if (!definition || !version) throw new Error(`no kind ${kind}`);
    const now = on.clock.now();
    const urgency = row.urgency ?? 'usual';
    const limits = definition.limits[urgency as keyof typeof definition.limits];
    const id = on.ids.next();
    await on.db.insert(requests).values({
      id,
      accountId,
      clientId: id,
      bodyHash: Buffer.alloc(32),
      kindId: version.id,
      kindKey: String(kind),
      areaId: household.areaId,
      basis: 'self',
      stateSince: now,
      contentCipher: on.vault.seal(uses.requestContent, JSON.stringify({ answers: {}, note: '' })),
      contactless: definition.contactless,
      limits,
      clock: definition.clock,
      submittedAt: now,
      answerDueAt: new Date(now.getTime() + limits.dispatch * 60_000),
      deadlineAt: new Date(now.getTime() + limits.finish * 60_000),
      although: true,
      ...row,
      householdId: household.id,
      urgency,
    });
    await step(id, 'accepted', 'accepted');
    return { id, household };
  }

  /** Offers of a request, the oldest first. */
  const offersOf = async (requestId: string) =>
    (
      await on.db
        .select({ offer: offers })
        .from(offerStops)
        .innerJoin(offers, eq(offers.id, offerStops.offerId))
        .where(eq(offerStops.requestId, requestId))
        .orderBy(asc(offers.createdAt), asc(offers.id))
    ).map(({ offer }) => offer);

  /** The offer that waits for an answer. */
  async function openOffer(requestId: string) {
    const open = (await offersOf(requestId)).filter(({ state }) => state === 'open');
    const [offer, ...others] = open;
    if (!offer || others.length > 0) throw new Error(`${open.length} open offers`);
    return offer;
  }
  /** Accounts that were asked, in order, with what became of it. */
  const asked = async (requestId: string) =>
    (await offersOf(requestId)).map(({ accountId, state }) => [accountId, state]);

  const requestOf = async (requestId: string) => {
    const [row] = await on.db.select().from(requests).where(eq(requests.id, requestId));
    if (!row) throw new Error('no such request');
    return row;
  };

  /** What a plan told about a request for which nobody is left. */
  const outlooks = async (requestId: string) =>
    (
      await on.db
        .select({ facts: caseEvents.facts })
        .from(caseEvents)
        .where(and(eq(caseEvents.caseId, requestId), eq(caseEvents.what, 'noted')))
        .orderBy(asc(caseEvents.seq))
    ).map(({ facts }) => (facts as { outlook?: string }).outlook);

  /** Plans, and the one who is asked says yes. */
  async function accept(requestId: string, who: readonly AccountCaller[]) {
    await worker.runUntilIdle();
    const offer = await openOffer(requestId);
    const caller = who.find(({ accountId }) => accountId === offer.accountId);
    if (!caller) throw new Error('somebody else is asked');
    await caller.do(acceptOffer, { offerId: offer.id });
    return caller;
  }

  /** Kinds of what somebody was told. */
  const told = async (accountId: string) =>
    (await on.db.select().from(notices).where(eq(notices.accountId, accountId)).orderBy(asc(notices.id))).map(
      ({ kind }) => kind,
    );

  return {
    ...place,
    worker,
    helper,
    wanted,
    step,
    offersOf,
    openOffer,
    asked,
    requestOf,
    outlooks,
    accept,
    told,
  };
}

export type Neighbours = Awaited<ReturnType<typeof neighbours>>;
