import type { CaseMoment } from '@linli/contracts/cases/labels';
import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Answers } from '@linli/contracts/reports/form';
import type { RequestState } from '@linli/contracts/requests/labels';
import { requestHands, requestKinds } from '@linli/db/requests/tables';
import { giveErrand } from '@linli/services/requests/give-errand';
import { type LoadedRequest, loadRequest } from '@linli/services/requests/load-request';
import { moveRequest } from '@linli/services/requests/move-request';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { submitRequest } from '@linli/services/requests/submit-request';
import { and, eq, isNull } from 'drizzle-orm';
import { type AccountCaller, type Stage, type StageOptions, stage } from './stage.ts';

export type Ask = ParsedInputOf<'POST /requests/submit'>;
export type Asked = Extract<ReplyOf<'POST /requests/submit'>, { outcome: 'asked' }>;

/** Answers with which each shipped kind is taken as it is, neither danger nor urgent. */
const calm: Readonly<Record<string, Answers>> = {
  shopping: { 'food-left': 'enough' },
  meals: { 'last-meal': 'today', people: 2 },
  medicine: { 'bad-now': false, left: 'more', from: 'pharmacy' },
  ride: { 'bad-now': false, when: 'later', day: '2026-11-20', hospital: '市立医院', moves: 'walks' },
  rubbish: { bags: 2, days: 0, leaks: false },
  'home-repair': { what: 'else', signs: [] },
  disinfection: { where: ['stairs'] },
  counselling: { harm: false, how: 'phone' },
  'care-visit': { answers: true, alone: ['old'] },
  paper: { which: 'pass', needed: 'later', 'what-for': '出门看病' },
  mediation: { violence: false, with: 'neighbour', what: '楼上半夜很吵' },
  question: { question: '暖气什么时候来？' },
  other: { what: '帮忙换一个灯泡', danger: false, today: false },
};

/** Answers that make a kind as urgent as said; the calm ones where it knows no such rule. */
export const pressing: Readonly<Record<string, Answers>> = {
  shopping: { 'food-left': 'none' },
  medicine: { 'bad-now': false, left: 'none', from: 'pharmacy' },
  'home-repair': { what: 'gas', signs: ['gas-smell'], 'all-gone': true },
};

const linesOf: Readonly<Record<string, readonly string[]>> = {
  shopping: ['3 斤水多的梨', '5 升矿泉水'],
  medicine: ['二甲双胍 0.5g 两盒'],
};

/** Ships the kinds and returns the id of a shipped one. */
export async function kindId(on: Stage, key: string): Promise<string> {
  const find = () =>
    on.db
      .select({ id: requestKinds.id })
      .from(requestKinds)
      .where(and(eq(requestKinds.key, key), isNull(requestKinds.areaId)));
  const [known] = await find();
  if (known) return known.id;
  await shipKinds(on.base);
  const [kind] = await find();
  if (!kind) throw new Error(`no kind ${key}`);
  return kind.id;
}

let sent = 0;

/** Body of a request for a household with a client id of its own; `kind` is a shipped key, shopping unless told. */
export async function askOf(
  on: Stage,
  household: { id: string },
  { kind = 'shopping', ...more }: Partial<Ask> & { kind?: string } = {},
): Promise<Ask> {
  return {
    clientId: `ask-${++sent}-of-test`,
    kindId: await kindId(on, kind),
    householdId: household.id,
    forPersonId: null,
    answers: calm[kind] ?? {},
    basis: 'self',
    lines: [...(linesOf[kind] ?? [])],
    note: '',
    photoIds: [],
    windowFrom: null,
    windowUntil: null,
    wishSameSex: false,
    language: null,
    contactless: null,
    dangerRead: false,
    although: [],
    ...more,
  };
}

/** Sends a request as the API does. */
export const submit = async (caller: AccountCaller, body: Ask) => submitRequest(await caller.ctx(), body);

/**
 * Asks for help through the verb, by a resident of the household; it has to be taken in. Kinds for volunteers are accepted
 * at once, the others stay submitted until staff take them in hand.
 */
export async function askFor(
  on: Stage,
  home: { household: { id: string }; resident: AccountCaller },
  more: Partial<Ask> & { kind?: string } = {},
): Promise<Asked> {
  const reply = await submit(home.resident, await askOf(on, home.household, more));
  if (reply.outcome !== 'asked') throw new Error(`not taken in: ${reply.outcome}`);
  return reply;
}

/** Makes somebody the helper of a request as if they had taken it themselves; nothing asks whether they may. */
export const giveTo = (on: Stage, helper: { accountId: string }, requestId: string): Promise<LoadedRequest> =>
  on.system().do(
    async (ctx, { accountId }) =>
      giveErrand(ctx, on.clock.now(), await loadRequest(ctx, requestId, true), {
        accountId,
        how: 'own',
        bundleId: null,
        stop: 0,
      }),
    helper,
  );

/** Takes a request some steps further by the clock's word; its life is asked, nobody's rights are. */
export async function moveTo(
  on: Stage,
  requestId: string,
  ...states: readonly RequestState[]
): Promise<void> {
  const what = {
    'under-way': 'started',
    done: 'done',
    confirmed: 'confirmed',
    closed: 'closed',
    cancelled: 'cancelled',
    'not-solvable': 'not-solvable',
    submitted: 'submitted',
    accepted: 'accepted',
    offered: 'offered',
    taken: 'taken',
  } as const satisfies Record<RequestState, CaseMoment>;
  for (const state of states)
    await on
      .system()
      .do(
        async (ctx, to) =>
          moveRequest(ctx, on.clock.now(), await loadRequest(ctx, requestId, true), to, { what: what[to] }),
        state,
      );
}

/** Puts somebody in charge of a request or beside who is, as a fact. */
export const putInHand = (
  on: Stage,
  caller: { accountId: string },
  requestId: string,
  role: 'lead' | 'joint' = 'lead',
) =>
  on.db.insert(requestHands).values({
    id: on.ids.next(),
    requestId,
    accountId: caller.accountId,
    role,
    how: role === 'lead' ? 'post' : 'joined',
    fromAt: on.clock.now(),
  });

/**
 * A place where help is asked for: Monday, 16 November 2026, 09:00, a street with a community of two grids; the first
 * grid has a cell with two buildings. Heads, a grid leader, a secretary and a duty officer hold their posts; households
 * and volunteers are made one by one.
 */
export async function village(options: StageOptions = {}) {
  const on = await stage(options);
  const area = await on.areas({
    district: 'district',
    street: ['street', 'district'],
    community: ['community', 'street'],
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
    next: ['building', 'cell'],
    beside: ['grid', 'community'],
    far: ['building', 'beside'],
  });
  const posts = {
    buildingHead: await on.as({ role: 'building-head', area: area.building }),
    cellHead: await on.as({ role: 'cell-head', area: area.cell }),
    gridLeader: await on.as({ role: 'grid-leader', area: area.grid }),
    besideLeader: await on.as({ role: 'grid-leader', area: area.beside }),
    secretary: await on.as({ role: 'secretary', area: area.community }),
    dutyOfficer: await on.as({ role: 'duty-officer', area: area.street }),
    inspector: await on.as({ role: 'inspector', area: area.street }),
  };
  /** A household with people and somebody signed in who belongs to it. */
  async function home(given: { area?: { id: string }; members?: Parameters<typeof on.member>[1][] } = {}) {
    const household = await on.household(given.area ?? area.unit);
    const people: string[] = [];
    for (const member of given.members ?? [{}, {}])
      people.push((await on.member(household, member)).personId);
    const [first = '', second = ''] = people;
    return { household, first, second, resident: await on.as({ household, personId: first }) };
  }
  /** Somebody who may be asked for help in the community. */
  const volunteer = (where: { id: string } = area.community) => on.as({ role: 'volunteer', area: where });
  return { on, area, ...posts, home, volunteer };
}

export type Village = Awaited<ReturnType<typeof village>>;
