import type { HelperFacts, RequestFacts } from '@linli/domain/matching/facts';
import { assign } from '@linli/planner/errands/assign';
import type { Planner } from '@linli/planner/open-planner';
import { helperFacts, minutesFrom, noon, placesHere, requestFacts } from '@linli/test/support/match-facts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstChange, weighCommunity } from './weigh-community.ts';

// The planner itself, without its thread.
const planner: Pick<Planner, 'planErrands'> = { planErrands: async (problem) => assign(problem) };
const at = (now: Date) => ({ now, time: '12:00' });
const weigh = (requests: RequestFacts[], helpers: HelperFacts[], now = noon) =>
  weighCommunity(planner, at(now), requests, helpers);
/** Request → helper, as it was planned. */
const whoGets = async (requests: RequestFacts[], helpers: HelperFacts[]) =>
  Object.fromEntries(
    (await weigh(requests, helpers)).offers.flatMap(({ helper, stops }) =>
      stops.map(({ request }) => [request.id, helper.accountId]),
    ),
  );
const helper = (accountId: string, given: Partial<HelperFacts> = {}) =>
  helperFacts({ accountId, households: [], home: null, ...given });
const alone = { lines: false, contactless: false };

it('errands of equals differ by one at most, over weeks of random days', async () => {
  const days = fc.array(
    fc.record({ requests: fc.integer({ min: 0, max: 14 }), minutes: fc.integer({ min: 5, max: 300 }) }),
    { minLength: 10, maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 6 }), days, async (people, weeks) => {
      let helpers = Array.from({ length: people }, (_, i) => helper(`h${i}`));
      let now = noon;
      let number = 0;
      for (const day of weeks) {
        let waiting = Array.from({ length: Math.min(day.requests, 3 * people) }, () =>
          requestFacts({
            id: `r${String(++number).padStart(4, '0')}`,
            submittedAt: now,
            deadlineAt: minutesFrom(240, now),
            ...alone,
          }),
        );
        // Everybody says yes, and the next are asked, until all is taken.
        while (waiting.length > 0) {
          const { offers } = await weigh(waiting, helpers, now);
          expect(offers.length).toBeGreaterThan(0);
          const taken = new Map(offers.map((offer) => [offer.helper.accountId, offer]));
          helpers = helpers.map((each) =>
            taken.has(each.accountId)
              ? { ...each, trips: each.trips + 1, turns: each.turns + 1, lastOfferAt: now }
              : each,
          );
          const given = new Set(offers.flatMap(({ stops }) => stops.map(({ request }) => request.id)));
          waiting = waiting.filter(({ id }) => !given.has(id));
        }
        now = minutesFrom(1440, now);
        helpers = helpers.map((each, i) => ({
          ...each,
          minutes: each.minutes + each.trips * (day.minutes + i),
          lastErrandAt: each.trips > 0 ? minutesFrom(day.minutes + i - 1440, now) : each.lastErrandAt,
          trips: 0,
        }));
        const errands = helpers.map(({ turns }) => turns);
        expect(Math.max(...errands) - Math.min(...errands)).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 25 },
  );
});

it('the same people and requests give the same offers, in whatever order they are listed', async () => {
  const people = fc.uniqueArray(fc.record({ id: fc.nat(9), turns: fc.nat(2), trips: fc.nat(3) }), {
    selector: ({ id }) => id,
    minLength: 1,
  });
  const matters = fc.uniqueArray(
    fc.record({ id: fc.nat(9), urgent: fc.boolean(), door: fc.integer({ min: 101, max: 103 }) }),
    { selector: ({ id }) => id, minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(people, matters, async (someHelpers, someRequests) => {
      const helpers = someHelpers.map(({ id, ...rest }) => helper(`h${id}`, rest));
      const requests = someRequests.map(({ id, urgent, door }) =>
        requestFacts({
          id: `r${id}`,
          urgency: urgent ? 'urgent' : 'usual',
          home: { householdId: `${door}`, areaPath: '1.2.3.4.5', door: `${door}` },
        }),
      );
      expect(await weigh(requests.toReversed(), helpers.toReversed())).toEqual(
        await weigh(requests, helpers),
      );
    }),
    { numRuns: 60 },
  );
});

it('the longest rested of equals is asked, and is told so', async () => {
  const rested = (id: string, minutes: number) => helper(id, { lastErrandAt: minutesFrom(-minutes) });
  const { offers } = await weigh([requestFacts()], [rested('a', 60), rested('b', 600), rested('c', 120)]);
  expect(offers).toMatchObject([{ helper: { accountId: 'b' } }]);
  expect(offers[0]?.stops[0]?.fit.map(({ reason }) => reason)).toEqual(['same-building', 'longest-rest']);
});

it('weighs all requests at once: who alone can do one is kept for it, although nearer to another', async () => {
  const { building: _, unit: __, ...inCell } = placesHere;
  const nurse = helper('nurse', { skills: ['nursing'] });
  const other = helper('other', { places: inCell });
  const { needs } = requestFacts();
  const nursing = requestFacts({ id: 'nursing', needs: { ...needs, skills: ['nursing'] }, ...alone });
  const errand = requestFacts({ id: 'errand', ...alone });
  expect(await whoGets([errand, nursing], [nurse, other])).toEqual({ nursing: 'nurse', errand: 'other' });
});

it('when there are not enough people what presses comes first, then what is late', async () => {
  const [only] = [helper('only')];
  const usual = requestFacts({ id: 'usual', ...alone });
  const late = requestFacts({
    id: 'late',
    submittedAt: minutesFrom(-230),
    deadlineAt: minutesFrom(10),
    ...alone,
  });
  const urgent = requestFacts({ id: 'urgent', urgency: 'urgent', ...alone });
  const busy = { ...only, trips: 2 };
  expect(await whoGets([usual, late], [busy])).toEqual({ late: 'only' });
  expect(await whoGets([usual, late, urgent], [busy])).toEqual({ urgent: 'only' });
});

it('asks everybody one thing at a time; only what presses comes on top', async () => {
  const only = helper('only');
  const some = ['a', 'b', 'c'].map((id) => requestFacts({ id, ...alone }));
  expect(Object.keys(await whoGets(some, [only]))).toHaveLength(1);
  const urgent = requestFacts({ id: 'u', urgency: 'urgent', ...alone });
  expect(Object.keys(await whoGets([...some, urgent], [only]))).toEqual(['u']);
  expect(await whoGets([...some, urgent], [{ ...only, openOffers: 1 }])).toEqual({ u: 'only' });
});

it('neighbours who want the same are one trip, along the shortest way from the own door', async () => {
  const door = (number: string) => ({ householdId: number, areaPath: '1.2.3.4.5', door: number });
  const requests = ['901', '203', '502'].map((number) => requestFacts({ id: number, home: door(number) }));
  const { offers } = await weigh(requests, [helper('h', { home: door('1001') })]);
  expect(offers).toHaveLength(1);
  expect(offers[0]?.stops.map(({ request }) => request.id)).toEqual(['901', '502', '203']);
});

it('a bundle nobody may do whole is offered stop by stop', async () => {
  const requests = ['a', 'b'].map((id) => requestFacts({ id, declinedBy: new Set([`no ${id}`]) }));
  expect(await whoGets(requests, [helper('no a'), helper('no b')])).toEqual({ a: 'no b', b: 'no a' });
});

it('counts everybody: chosen, better used elsewhere, or why not', async () => {
  const requests = [requestFacts({ id: 'a', ...alone })];
  const { tallies } = await weigh(requests, [helper('x'), helper('y'), helper('z', { reachPath: '9' })]);
  expect(tallies.get('a')).toEqual({ unfit: { 'too-far': 1 }, fit: 2, busy: false, answered: false });
});

it('knows when it is worth to look again although nothing happens', async () => {
  const evening = helper('evening', { hours: [{ from: '18:00', until: '20:00' }] });
  const silent = requestFacts({ silentAt: new Map([['noon', minutesFrom(-50)]]) });
  const change = (helpers: HelperFacts[]) => firstChange(at(noon), [silent], helpers, minutesFrom(720));
  expect(await change([evening])).toEqual(minutesFrom(360));
  expect(await change([evening, helper('noon')])).toEqual(minutesFrom(10));
  expect(await change([helper('off', { isOn: false })])).toBeNull();
});
