import { mostFilters } from '@linli/contracts/identity/filters';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { listFilters } from './list-filters.ts';
import { removeFilter } from './remove-filter.ts';
import { saveFilter } from './save-filter.ts';

const on = await stage();
type Given = Partial<Parameters<typeof saveFilter>[1]>;
const save = (who: Awaited<ReturnType<typeof on.as>>, given: Given = {}) =>
  who.do(saveFilter, {
    page: 'cases',
    name: '没人接的',
    search: { only: 'unanswered' },
    isDefault: false,
    ...given,
  });
const list = async (who: Awaited<ReturnType<typeof on.as>>) => (await who.do(listFilters, {})).items;

describe('filters that are kept', () => {
  it('are those of the account alone; the same name again replaces one', async () => {
    const [mine, others] = [await on.as(), await on.as()];
    const { filterId } = await save(mine);
    expect(await save(mine, { search: { only: 'stuck' } })).toEqual({ filterId });
    await save(others, { name: '别人的' });
    expect(await list(mine)).toEqual([
      { filterId, page: 'cases', name: '没人接的', search: { only: 'stuck' }, isDefault: false },
    ]);
    await expect(others.do(removeFilter, { filterId })).rejects.toMatchObject({ code: 'not-found' });
    await mine.do(removeFilter, { filterId });
    expect(await list(mine)).toEqual([]);
  });

  it('have one default a list', async () => {
    const who = await on.as();
    await save(who, { name: 'a', isDefault: true });
    await save(who, { name: 'b', isDefault: true });
    await save(who, { name: 'c', page: 'alerts', search: { level: 'danger' }, isDefault: true });
    expect((await list(who)).map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
    ]);
  });

  it('hold nothing but what the list can be filtered by', async () => {
    const who = await on.as();
    await expect(save(who, { search: { query: 'wang' } })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ pointer: '/search/query', code: 'not-an-option' }],
    });
    await expect(save(who, { search: {} })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('are never more than fit as tabs, however many are kept at once', async () => {
    const who = await on.as();
    const tries = await Promise.allSettled(
      Array.from({ length: mostFilters + 2 }, (_, at) => save(who, { name: `filter ${at}` })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(mostFilters);
    expect(await list(who)).toHaveLength(mostFilters);
  });
});
