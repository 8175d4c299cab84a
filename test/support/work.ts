import type { KindDefinition, Limits } from '@linli/contracts/requests/kind';
import type { HandRole, RequestState, Urgency } from '@linli/contracts/requests/labels';
import { caseEvents } from '@linli/db/cases/tables';
import { notices } from '@linli/db/notices/tables';
import { requestHands, requestKinds, requests } from '@linli/db/requests/tables';
import { loadRequest } from '@linli/services/requests/load-request';
import { uses } from '@linli/services/vault';
import { asc, eq, like } from 'drizzle-orm';
import { village } from './requests.ts';
import type { StageOptions } from './stage.ts';

const limits: Limits = { dispatch: 60, start: 60, finish: 240, confirm: 1440 };
const plain: KindDefinition = {
  name: { zh: '买菜', en: 'Shopping' },
  hint: { zh: '米面粮油', en: 'Groceries' },
  picture: 'basket',
  questions: [],
  lines: false,
  danger: null,
  urgency: [],
  handledBy: 'volunteers',
  team: null,
  needs: { skills: [], car: false, lifting: false, isolationTraining: false, age: 16 },
  contactless: false,
  discreet: false,
  takesMinutes: 30,
  clock: 'all-hours',
  limits: { danger: limits, urgent: limits, today: limits, usual: limits },
  ladder: 'errands',
};

/** Ways from submission to each state, as the life of a request has them. */
const way: Readonly<Record<RequestState, readonly RequestState[]>> = {
  submitted: [],
  accepted: ['accepted'],
  offered: ['accepted', 'offered'],
  taken: ['taken'],
  'under-way': ['taken', 'under-way'],
  done: ['taken', 'under-way', 'done'],
  confirmed: ['taken', 'under-way', 'done', 'confirmed'],
  closed: ['taken', 'under-way', 'done', 'closed'],
  cancelled: ['cancelled'],
  'not-solvable': ['not-solvable'],
};

interface Asked extends Partial<typeof requests.$inferInsert> {
  state?: RequestState;
  urgency?: Urgency;
  /** Fields of the kind that matter. */
  kind?: Partial<KindDefinition>;
  helper?: { accountId: string };
  lead?: { accountId: string };
  /** The hand of helper or lead may not be handed back. */
  binding?: boolean;
}

/** A village in which requests are written as rows, in any state of their life, for what is done about them. */
export async function workplace(options: StageOptions = {}) {
  const place = await village(options);
  const { on, home } = place;
  const { db, ids, clock, vault } = on;
  const first = await home({ members: [{ phone: on.phone() }, { phone: on.phone() }] });
  let count = 0;

  async function hand(
    requestId: string,
    accountId: string,
    role: HandRole,
    binding = false,
  ): Promise<string> {
    const id = ids.next();
    await db.insert(requestHands).values({
      id,
      requestId,
      accountId,
      role,
      how: role === 'helper' ? 'offer' : 'post',
      binding,
      fromAt: clock.now(),
    });
    return id;
  }

  /** A request of the first home unless told. */
  async function asked({
    kind,
    state = 'accepted',
    helper,
    lead,
    binding,
    ...given
  }: Asked = {}): Promise<string> {
    const definition = { ...plain, ...kind };
    const now = clock.now();
    const kindId = ids.next();
    const kindKey = `kind-${++count}`;
    await db
      .insert(requestKinds)
      .values({ id: kindId, key: kindKey, version: 1, definition, publishedAt: now });
    const id = ids.next();
    await db.insert(requests).values({
      accountId: first.resident.accountId,
      clientId: id,
      bodyHash: Buffer.alloc(32),
      kindId,
      kindKey,
      householdId: first.household.id,
      areaId: first.household.areaId,
      basis: 'self',
      urgency: 'usual',
      stateSince: now,
      contentCipher: vault.seal(uses.requestContent, '{}'),
      contactless: false,
      limits,
      clock: definition.clock,
      submittedAt: now,
      answerDueAt: new Date(now.getTime() + limits.dispatch * 60_000),
      deadlineAt: new Date(now.getTime() + limits.finish * 60_000),
      ...given,
      id,
      state: 'submitted',
    });
    if (helper) await hand(id, helper.accountId, 'helper', binding);
    if (lead) await hand(id, lead.accountId, 'lead', binding);
    for (const next of way[state]) {
      const isOver = next === 'closed' || next === 'cancelled' || next === 'not-solvable';
      await db
        .update(requests)
        .set({
          state: next,
          stateSince: now,
          ...(next === 'taken' ? { answeredAt: given.answeredAt ?? now } : {}),
          ...(isOver ? { closedAt: now } : {}),
        })
        .where(eq(requests.id, id));
    }
    return id;
  }

  const show = (id: string) => loadRequest(on.base, id);
  const hands = (id: string) =>
    db.select().from(requestHands).where(eq(requestHands.requestId, id)).orderBy(asc(requestHands.id));
  /** What happened, oldest first. */
  const events = async (id: string) =>
    (await db.select().from(caseEvents).where(eq(caseEvents.caseId, id)).orderBy(asc(caseEvents.seq))).map(
      ({ reasonCipher, ...event }) => ({
        ...event,
        reason: reasonCipher && vault.openText(uses.caseReason, reasonCipher),
      }),
    );
  /** Who was told what about a request, as kinds by account. */
  const told = async (id: string, accountId: string) =>
    (
      await db
        .select()
        .from(notices)
        .where(like(notices.matter, `request:${id}:%`))
        .orderBy(asc(notices.id))
    )
      .filter((notice) => notice.accountId === accountId)
      .map(({ kind }) => kind);
  return { ...place, ...first, asked, hand, show, hands, events, told };
}
