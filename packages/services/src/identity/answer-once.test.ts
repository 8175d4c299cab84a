import { createHash } from 'node:crypto';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '../context.ts';
import { answerOnce } from './answer-once.ts';

const hash = (body: string) => createHash('sha256').update(body).digest();
const ask = (body: string, endpoint = 'POST /x') => ({ endpoint, bodyHash: hash(body) });

describe('answering a repeated key', async () => {
  const on = await stage();
  let works = 0;
  const work = async () => ({ number: ++works });
  const verb = (ctx: Ctx, { key, body, endpoint }: { key: string; body: string; endpoint?: string }) =>
    answerOnce(ctx, key, ask(body, endpoint), work);

  describe('does', () => {
    it('the work once and gives the repeat the first answer', async () => {
      const anna = await on.as();
      const first = await anna.do(verb, { key: 'k1', body: 'a' });
      expect(await anna.do(verb, { key: 'k1', body: 'a' })).toEqual(first);
    });

    it('the work again for somebody else with the same key', async () => {
      const [anna, bert] = [await on.as(), await on.as()];
      const first = await anna.do(verb, { key: 'k2', body: 'a' });
      expect(await bert.do(verb, { key: 'k2', body: 'a' })).not.toEqual(first);
    });

    it('the work anew after a try that failed, because the key went with it', async () => {
      const anna = await on.as();
      const fails = (ctx: Ctx) =>
        answerOnce(ctx, 'k3', ask('a'), async () => {
          throw new Error('away');
        });
      await expect(anna.do(fails, undefined)).rejects.toThrow('away');
      expect(await anna.do(verb, { key: 'k3', body: 'a' })).toHaveProperty('number');
    });
  });

  describe('refuses', () => {
    it('the key with another body or at another endpoint', async () => {
      const anna = await on.as();
      await anna.do(verb, { key: 'k4', body: 'a' });
      await expect(anna.do(verb, { key: 'k4', body: 'b' })).rejects.toMatchObject({ code: 'key-reused' });
      await expect(anna.do(verb, { key: 'k4', body: 'a', endpoint: 'POST /y' })).rejects.toMatchObject({
        code: 'key-reused',
      });
    });
  });

  describe('races and repeats', () => {
    it('ten at once do the work once and all get its answer', async () => {
      const anna = await on.as();
      const before = works;
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => anna.do(verb, { key: 'k5', body: 'a' })),
      );
      expect(works).toBe(before + 1);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    });
  });
});
