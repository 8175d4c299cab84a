import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { Answers } from '@linli/contracts/reports/form';
import { forms, roundSlots, rounds } from '@linli/db/reports/tables';
import { dayOf } from '@linli/domain/civil-time';
import { type AccountActor, type Ctx, inTransaction } from '@linli/services/context';
import { openRound } from '@linli/services/reports/open-round';
import { shipForms } from '@linli/services/reports/ship-forms';
import { showSheet } from '@linli/services/reports/show-sheet';
import { submitReport } from '@linli/services/reports/submit-report';
import { uses } from '@linli/services/vault';
import { and, eq, gte, isNull, lte } from 'drizzle-orm';
import { accountWith, comeIn, headsIn } from './accounts.ts';
import { type Random, randomBy } from './random.ts';

const DAYS = 14;
/** Households of the grid to try that have reported already, so that a leader sees a morning under way. */
const EARLY_BIRDS = 90;
const AT_ONCE = 4;

export interface BeginningPlace {
  readonly community: { readonly id: string };
  /** The leader among the accounts to try: part of this one's grid has reported already. */
  readonly leaderPhone: string;
  readonly secretaryPhone: string;
}

/**
 * Opens the demo's rounds where none is open: temperatures twice a day, and a daily "all well" of people who live alone. A slot is
 * open at any hour, so that there is something to try. Part of one grid reports at once: residents sign in, are found by
 * their phone, consent and report through the verbs themselves; a start that is cut off there leaves some of them out. Acts as the system; `ctx.db` is the pool.
 */
export async function beginRounds(
  ctx: Ctx,
  place: BeginningPlace,
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  await shipForms(ctx);
  const now = ctx.clock.now();
  const today = dayOf(now, ctx.settings.zone);
  const open = await ctx.db.$count(
    rounds,
    and(eq(rounds.areaId, place.community.id), isNull(rounds.closedAt), gte(rounds.endsOn, today)),
  );
  if (open > 0) return;
  const secretary = await accountWith(ctx, place.secretaryPhone);
  const endsOn = dayOf(new Date(now.getTime() + (DAYS - 1) * 86_400_000), ctx.settings.zone);
  const common = { areaId: place.community.id, startsOn: today, endsOn };
  const daily = await inTransaction(secretary, async (inner) =>
    openRound(inner, {
      ...common,
      formId: await formOf(inner, 'daily-health'),
      audience: { tags: [] },
      slots: {
        kind: 'morning-evening',
        morning: { from: '00:00', until: '12:00' },
        evening: { from: '12:00', until: '23:59' },
      },
      legalBasis: '（演示）突发公共卫生事件应急条例第四十条',
      purpose: '及早发现发热和需要帮忙的人',
      dataAfterwards: 'destroy',
    }),
  );
  await inTransaction(secretary, async (inner) =>
    openRound(inner, {
      ...common,
      formId: await formOf(inner, 'all-well'),
      audience: { tags: ['lives-alone'] },
      slots: { kind: 'daily', window: { from: '00:00', until: '23:59' } },
      legalBasis: '（演示）养老服务条例：独居老人巡访关爱',
      purpose: '每天知道独居的人平安',
      dataAfterwards: 'service-record',
    }),
  );
  const { actor: leader } = await accountWith(ctx, place.leaderPhone);
  const grid = leader.posts.find(({ role }) => role === 'grid-leader');
  if (grid) await reportEarly(ctx, grid.areaPath, daily.roundId, onProgress);
}

async function formOf(ctx: Ctx, key: string): Promise<string> {
  const [form] = await ctx.db.select({ id: forms.id }).from(forms).where(eq(forms.key, key)).limit(1);
  if (!form) throw new Error(`the form ${key} was not shipped`);
  return form.id;
}

async function reportEarly(
  ctx: Ctx,
  gridPath: string,
  roundId: string,
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  const now = ctx.clock.now();
  const [slot] = await ctx.db
    .select({ id: roundSlots.id })
    .from(roundSlots)
    .where(and(eq(roundSlots.roundId, roundId), lte(roundSlots.opensAt, now), gte(roundSlots.closesAt, now)));
  if (!slot) return;
  const heads = await headsIn(ctx, gridPath)
    // The first family is the one to try the product with: it has not reported yet.
    .offset(1)
    .limit(EARLY_BIRDS);
  const random = randomBy('fenghuang/early');
  let done = 0;
  for (let from = 0; from < heads.length; from += AT_ONCE) {
    const some = heads.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map(async ({ householdId, phone }, index) => {
        if (phone === null) return;
        const resident = await accountWith(ctx, ctx.vault.openText(uses.personPhone, phone));
        // Two in neighbouring flats have a fever: that is what the alerts are for.
        await reportFor(resident, slot.id, householdId, random, from + index < 2);
        done += 1;
      }),
    );
    onProgress(done, heads.length);
  }
}

async function reportFor(
  resident: Ctx<AccountActor>,
  slotId: string,
  householdId: string,
  random: Random,
  fever: boolean,
): Promise<void> {
  if (!(await comeIn(resident)).includes(householdId)) return;
  const sheet = await showSheet(resident, { slotId, householdId });
  // Somebody with an account of their own may not have consented: they are left to report themselves.
  const asked = sheet.persons.filter(({ withheld }) => withheld.length === 0);
  if (asked.length === 0) return;
  const body: ParsedInputOf<'POST /reports/submit'> = {
    clientId: `demo-${householdId}`,
    slotId,
    householdId,
    basis: 'self',
    capturedAt: resident.clock.now().toISOString(),
    replacesId: null,
    householdAnswers: {},
    persons: asked.map(({ personId }, index) => ({
      personId,
      answers: fever && index === 0 ? withFever(random) : well(random),
    })),
    confirmed: [],
  };
  await inTransaction(resident, (ctx) => submitReport(ctx, body));
}

const tenths = (least: number, spread: number, random: Random) =>
  Math.round(least * 10 + random.next() * spread * 10) / 10;
const well = (random: Random): Answers => ({
  temperature: { celsius: tenths(36.1, 0.8, random), at: 'armpit' },
  'feels-well': true,
});
const withFever = (random: Random): Answers => ({
  temperature: { celsius: tenths(38, 0.6, random), at: 'armpit' },
  'feels-well': false,
  symptoms: ['cough', 'tired'],
});
