import { notices } from '@linli/db/notices/tables';
import { rosterPlaces } from '@linli/db/rosters/tables';
import { claims } from '@linli/db/shifts/tables';
import { rota } from '@linli/test/support/rosters';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { showRoster } from './show-roster.ts';

describe('planRoster does', () => {
  it('proposes a fortnight for twenty people, within every rule, and offers nothing to anybody', async () => {
    const place = await rota();
    const { on, secretary, worker, ask } = place;
    const people = await Promise.all(Array.from({ length: 20 }, () => place.volunteer()));
    await place.fortnight();
    const rosterId = await ask();
    await worker.runUntilIdle();
    const shown = await secretary.do(showRoster, { rosterId });
    expect(shown).toMatchObject({ state: 'proposed', places: 112, filled: 112, people: 20, toOffer: 112 });
    expect(shown.score?.total).toBeGreaterThan(80);
    expect(shown.progress?.best).toBeGreaterThan(0);
    expect(await on.db.$count(claims)).toBe(0);
    expect(
      await on.db.$count(
        notices,
        and(eq(notices.accountId, secretary.accountId), eq(notices.kind, 'roster-planned')),
      ),
    ).toBe(1);
    const lines = await on.db.select().from(rosterPlaces);
    expect(new Set(lines.map(({ accountId }) => accountId))).toEqual(
      new Set(people.map(({ accountId }) => accountId)),
    );
  });
});
