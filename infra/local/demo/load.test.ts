import { accounts } from '@linli/db/identity/tables';
import {
  appointments,
  areas,
  households,
  imports,
  joins,
  memberships,
  persons,
} from '@linli/db/people/tables';
import { requests } from '@linli/db/requests/tables';
import type { Ctx } from '@linli/services/context';
import { insertArea } from '@linli/services/people/insert-area';
import { blindUses } from '@linli/services/vault';
import { stage } from '@linli/test/support/stage';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { FENGHUANG } from './community-size.ts';
import { loadDemo } from './load.ts';

const PATIENCE = 180_000;

describe('loadDemo', () => {
  it(
    'killed half-way and started again brings the whole community in through the import, once',
    async () => {
      const s = await stage();
      const ctx = await s.system().ctx();
      const killed = async () => {
        await loadDemo(ctx, ({ step, done }) => {
          if (step === 'register' && done > 5000) throw new Error('killed');
        });
      };
      await expect(killed()).rejects.toThrow('killed');
      const half = await s.db.$count(persons);
      expect(half).toBeGreaterThan(3000);
      expect(half).toBeLessThan(FENGHUANG.persons);

      const { loaded, accounts: toTry } = await loadDemo(ctx);
      expect(loaded).toBe(true);
      expect(await s.db.$count(households)).toBe(FENGHUANG.households);
      expect(await s.db.$count(persons)).toBe(FENGHUANG.persons);
      expect(await s.db.$count(memberships, isNull(memberships.untilAt))).toBe(FENGHUANG.persons);
      expect(await s.db.$count(areas, eq(areas.kind, 'grid'))).toBe(FENGHUANG.gridWorkers);
      const counted = await s.db
        .select({ role: appointments.role, held: sql<number>`count(*)::int` })
        .from(appointments)
        .groupBy(appointments.role);
      const posts = Object.fromEntries(counted.map(({ role, held }) => [role, held]));
      expect(posts).toMatchObject({
        secretary: 1,
        'duty-officer': 7,
        'grid-leader': 33,
        'seconded-official': 3,
        inspector: 1,
        'mediation-team': 2,
      });
      expect(posts['building-head']).toBeGreaterThan(100);

      expect(toTry).toHaveLength(8);
      for (const { role, phone } of toTry) {
        const [account] = await s.db
          .select()
          .from(accounts)
          .where(eq(accounts.phoneBlind, s.vault.blind(blindUses.phone, phone)));
        const held = await s.db
          .select()
          .from(appointments)
          .where(eq(appointments.accountId, account?.id ?? s.ids.next()));
        expect([phone, held.map((post) => post.role)]).toEqual([phone, role === null ? [] : [role]]);
      }
      const resident = toTry[0]?.phone ?? '';
      expect(
        await s.db.$count(
          joins,
          and(
            eq(joins.state, 'confirmed'),
            sql`${joins.accountId} = (select id from ${accounts} where phone_blind = ${s.vault.blind(blindUses.phone, resident)})`,
          ),
        ),
      ).toBe(1);

      // Nearly all stories are told; a volunteer does not run errands for the own family.
      expect(await s.db.$count(requests)).toBeGreaterThan(25);

      const before = await s.db.$count(appointments);
      expect(await loadDemo(ctx)).toMatchObject({ loaded: false, accounts: toTry });
      expect([await s.db.$count(appointments), await s.db.$count(imports)]).toEqual([before, 1]);
    },
    PATIENCE,
  );

  it('leaves a database with somebody’s own areas alone', async () => {
    const s = await stage();
    const ctx: Ctx = await s.system().ctx();
    await insertArea(ctx, s.clock.now(), { parent: null, kind: 'district', name: '历下区' });
    expect(await loadDemo(ctx)).toEqual({ loaded: false, accounts: [] });
    expect(await s.db.$count(areas)).toBe(1);
  });
});
