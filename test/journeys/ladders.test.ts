import { describe, expect, it } from 'vitest';
import { climbing } from '../support/ladders.ts';

describe('delays', () => {
  it('an unanswered request is told one level after the other, each after its wait', async () => {
    const at = await climbing();
    const id = await at.ask();
    expect(await at.told(id)).toEqual(['head']);
    await at.until('09:09');
    expect(await at.told(id)).toEqual(['head']);
    await at.until('09:10');
    expect(await at.told(id)).toEqual(['head', 'leader']);
    await at.until('09:30');
    expect(await at.told(id)).toEqual(['head', 'leader', 'secretary']);
    await at.until('10:00');
    expect(await at.told(id)).toEqual(['head', 'leader', 'secretary', 'street']);
    await at.until('10:40');
    expect(await at.climb(id)).toMatchObject({ state: 'stuck', level: 4 });
    expect(await at.whats(id)).toEqual(['submitted', 'accepted', 'told', 'told', 'told', 'told', 'stuck']);
  });
});
