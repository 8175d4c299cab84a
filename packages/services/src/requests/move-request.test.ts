import type { RequestState } from '@linli/contracts/requests/labels';
import { requests } from '@linli/db/requests/tables';
import { reopens, steps } from '@linli/domain/requests/life';
import { workplace } from '@linli/test/support/work';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { moveRequest } from './move-request.ts';

const at = await workplace();
const { on, asked, show, told, resident, household } = at;
const states = Object.keys(steps) as RequestState[];
const move = async (requestId: string, to: RequestState, seen?: RequestState) =>
  inTransaction(await on.system().ctx(), async (ctx) => {
    const request = await show(requestId);
    return moveRequest(ctx, on.clock.now(), seen ? { ...request, state: seen } : request, to, {
      what: 'noted',
    });
  });

describe('the life of a request', () => {
  it('is the same in the code and in the database, for every pair of states', async () => {
    const allowed: string[] = [];
    for (const from of states) {
      const requestId = await asked({ state: from });
      for (const to of states) {
        if (to === from) continue;
        const isOver = to === 'closed' || to === 'cancelled' || to === 'not-solvable';
        const went = await on.db
          .transaction(async (db) => {
            await db
              .update(requests)
              .set({
                state: to,
                closedAt: isOver ? on.clock.now() : null,
                ...(reopens(from, to) ? { reopened: sql`${requests.reopened} + 1` } : {}),
              })
              .where(eq(requests.id, requestId));
            throw new Error('went');
          })
          .catch((error: Error) => error.message === 'went');
        if (went) allowed.push(`${from} → ${to}`);
      }
    }
    expect(allowed).toEqual(
      states.flatMap((from) =>
        states.filter((to) => steps[from].includes(to)).map((to) => `${from} → ${to}`),
      ),
    );
  });

  it('does not let a request be opened again without counting it', async () => {
    const requestId = await asked({ state: 'closed' });
    await expect(
      on.db.update(requests).set({ state: 'accepted', closedAt: null }).where(eq(requests.id, requestId)),
    ).rejects.toThrow();
    await move(requestId, 'accepted');
    expect(await show(requestId)).toMatchObject({
      state: 'accepted',
      reopened: 1,
      closedAt: null,
      doneAt: null,
    });
  });
});

describe('a step of a request', () => {
  it('is taken by one of two who saw the same state', async () => {
    const requestId = await asked({ state: 'taken' });
    const tries = await Promise.allSettled([
      move(requestId, 'under-way', 'taken'),
      move(requestId, 'accepted', 'taken'),
    ]);
    const [lost] = tries.filter((each) => each.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'lost-race' });
    await expect(move(requestId, 'confirmed')).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('is told to who asked and who else belongs to the household, not to who took it', async () => {
    const other = await on.as({ household });
    const gone = await on.as({ household });
    await on.sql`update joins set ended_at = now() where account_id = ${gone.accountId}`;
    const requestId = await asked();
    await inTransaction(await resident.ctx(), async (ctx) =>
      moveRequest(ctx, on.clock.now(), await show(requestId), 'cancelled', { what: 'cancelled' }),
    );
    expect(await told(requestId, other.accountId)).toEqual(['request-moved']);
    expect(await told(requestId, resident.accountId)).toEqual([]);
    expect(await told(requestId, gone.accountId)).toEqual([]);
  });

  it('of a discreet matter is told to who asked alone, and of one written down by staff not to them', async () => {
    const other = await on.as({ household });
    const discreet = await asked({ kind: { discreet: true } });
    await move(discreet, 'taken');
    expect(await told(discreet, resident.accountId)).toEqual(['request-moved']);
    expect(await told(discreet, other.accountId)).toEqual([]);
    const byPhone = await asked({ accountId: at.cellHead.accountId, basis: 'phone' });
    await move(byPhone, 'taken');
    expect(await told(byPhone, at.cellHead.accountId)).toEqual([]);
    expect(await told(byPhone, other.accountId)).toEqual(['request-moved']);
  });

  it('asks one volunteer after the other without a message each time', async () => {
    const requestId = await asked();
    for (const to of ['offered', 'accepted', 'offered', 'taken'] as const) await move(requestId, to);
    expect(await told(requestId, resident.accountId)).toEqual(['request-moved']);
  });
});
