import { offers } from '@linli/db/matching/tables';
import { openMessaging } from '@linli/test/support/messaging';
import { describe, expect, it } from 'vitest';

const on = await openMessaging();
const { community } = await on.areas({ community: 'community' });

async function offerTo(accountId: string, state: 'open' | 'declined'): Promise<string> {
  const offerId = on.ids.next();
  const now = on.clock.now();
  await on.db.insert(offers).values({
    id: offerId,
    accountId,
    communityId: community.id,
    how: 'plan',
    state,
    createdAt: now,
    expiresAt: new Date(now.getTime() + 600_000),
    endedAt: state === 'open' ? null : now,
  });
  return offerId;
}

describe('what is settled before it is sent', () => {
  it.each([
    ['open', 1],
    ['declined', 0],
  ] as const)('an offer that is %s is sent %i times', async (state, times) => {
    const li = await on.reader({ consents: 1 });
    await on.say('offer-made', [li.id], { facts: { offerId: await offerTo(li.id, state) } });
    await on.sweep();
    expect(on.overWechat(li)).toHaveLength(times);
  });

  it('facts that name nothing that is there keep nothing from being sent', async () => {
    const li = await on.reader({ consents: 1 });
    await on.say('offer-made', [li.id], { facts: { offerId: 'none' } });
    await on.sweep();
    expect(on.overWechat(li)).toHaveLength(1);
  });
});
