import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Answers } from '@linli/contracts/reports/form';
import { forms, roundSlots } from '@linli/db/reports/tables';
import { dayOf } from '@linli/domain/civil-time';
import { ledgerFollower } from '@linli/services/reports/ledger-follower';
import { openRound } from '@linli/services/reports/open-round';
import { shipForms } from '@linli/services/reports/ship-forms';
import { submitReport } from '@linli/services/reports/submit-report';
import { and, asc, eq } from 'drizzle-orm';
import { type AccountCaller, type Stage, stage } from './stage.ts';

export type Report = ParsedInputOf<'POST /reports/submit'>;
export type Accepted = Extract<ReplyOf<'POST /reports/submit'>, { state: 'accepted' }>;

/** Morning 06:00–10:00 and evening 17:00–21:00. */
export const twiceADay = {
  kind: 'morning-evening',
  morning: { from: '06:00', until: '10:00' },
  evening: { from: '17:00', until: '21:00' },
} as const;

/** A person who is well, for the morning and evening check. */
export const well = (celsius = 36.5): Answers => ({
  temperature: { celsius, at: 'armpit' },
  'feels-well': true,
});

/** Ships the forms and returns the id of one of them. */
export async function formId(on: Stage, key: string): Promise<string> {
  await shipForms(on.base);
  const [form] = await on.db.select({ id: forms.id }).from(forms).where(eq(forms.key, key));
  if (!form) throw new Error(`no form ${key}`);
  return form.id;
}

/** Input of a round in an area: three days from the day of the clock, morning and evening, unless told. */
export async function roundInput(
  on: Stage,
  area: { id: string },
  given: Partial<ParsedInputOf<'POST /reports/open-round'>> & { form?: string } = {},
): Promise<ParsedInputOf<'POST /reports/open-round'>> {
  const { form = 'daily-health', ...more } = given;
  const day = (days: number) =>
    dayOf(new Date(on.clock.now().getTime() + days * 86_400_000), on.base.settings.zone);
  return {
    formId: await formId(on, form),
    areaId: area.id,
    audience: { tags: [] },
    slots: twiceADay,
    startsOn: day(0),
    endsOn: day(2),
    legalBasis: '突发公共卫生事件应急条例第四十条',
    purpose: '及早发现发热的人',
    dataAfterwards: 'destroy',
    ...more,
  };
}

/** Opens a round by a secretary of the area, see `roundInput`. */
export async function roundOf(...[on, area, given]: Parameters<typeof roundInput>) {
  const secretary = await on.as({ role: 'secretary', area });
  const round = await secretary.do(openRound, await roundInput(on, area, given));
  return { ...round, secretary };
}

/** Slots of a round in the order they open. */
export const slotsOf = (on: Stage, roundId: string) =>
  on.db.select().from(roundSlots).where(eq(roundSlots.roundId, roundId)).orderBy(asc(roundSlots.opensAt));

/** One slot of a round. */
export async function slotOf(on: Stage, roundId: string, day: string, part: string) {
  const [slot] = await on.db
    .select()
    .from(roundSlots)
    .where(and(eq(roundSlots.roundId, roundId), eq(roundSlots.day, day), eq(roundSlots.part, part)));
  if (!slot) throw new Error(`no slot ${day} ${part}`);
  return slot;
}

let sent = 0;

/** Body of a report with a client id of its own. */
export function reportOf(
  on: Stage,
  slot: { id: string },
  household: { id: string },
  persons: Record<string, Answers>,
  more: Partial<Report> = {},
): Report {
  return {
    clientId: `phone-${++sent}-of-test`,
    slotId: slot.id,
    householdId: household.id,
    basis: 'self',
    capturedAt: on.clock.now().toISOString(),
    replacesId: null,
    householdAnswers: {},
    persons: Object.entries(persons).map(([personId, answers]) => ({ personId, answers })),
    confirmed: [],
    ...more,
  };
}

/** Sends a report as the API does. */
export const submit = async (caller: AccountCaller, body: Report) => submitReport(await caller.ctx(), body);

/** Sends a report that has to be accepted. */
export async function send(caller: AccountCaller, body: Report): Promise<Accepted> {
  const reply = await submit(caller, body);
  if (reply.state !== 'accepted') throw new Error('the report was asked back');
  return reply;
}

/**
 * A stage on which a round has begun: Monday, 16 November 2026, 07:30, in a community of one building, with households
 * of two people to be taken one by one, each with somebody signed in who belongs to it.
 */
export async function stageInRound(count: number) {
  const on = await stage({ startsAt: '2026-11-15T22:00:00Z', followers: [ledgerFollower] });
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    building: ['building', 'grid'],
    unit: ['unit', 'building'],
    beside: ['grid', 'community'],
  });
  /** A household with some people and somebody signed in who belongs to it. */
  async function home(members: Parameters<typeof on.member>[1][] = [{}, {}]) {
    const household = await on.household(area.unit);
    const people = [];
    for (const member of members) people.push((await on.member(household, member)).personId);
    const [first = '', second = ''] = people;
    return { household, first, second, reporter: await on.as({ household }) };
  }
  const homes = await Promise.all(Array.from({ length: count }, () => home()));
  const next = () => {
    const taken = homes.pop();
    if (!taken) throw new Error('no household left');
    return taken;
  };
  /** Opens the round: whoever comes later is expected from the next slot on. */
  async function begin() {
    const round = await roundOf(on, area.community);
    const slot = await slotOf(on, round.roundId, '2026-11-16', 'morning');
    const evening = await slotOf(on, round.roundId, '2026-11-16', 'evening');
    at('07:30');
    return { round, slot, evening };
  }
  const at = (time: string, day = '2026-11-16') => on.clock.set(new Date(`${day}T${time}:00+08:00`));
  return { on, area, home, next, begin, at };
}
