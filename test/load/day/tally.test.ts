import { expect, it } from 'vitest';
import { onTime } from './on-time.ts';
import { Tally } from './tally.ts';

it('counts what was accepted, refused and lost apart, and everything from its planned moment', async () => {
  const tally = new Tally();
  const ago = performance.now() - 500;
  await tally.count(ago, async () => 'accepted');
  await tally.count(ago, async () => ({ refused: 'slot-over' }));
  await tally.count(ago, async () => ({ refused: 'slot-over' }));
  await tally.count(ago, async () => {
    throw new Error('connection reset');
  });
  const { p50_ms, p99_ms, max_ms, ...counted } = tally.figures();
  expect(counted).toEqual({ planned: 4, accepted: 1, refused: { 'slot-over': 2 }, failed: 1 });
  for (const ms of [p50_ms, p99_ms, max_ms]) expect(ms).toBeGreaterThanOrEqual(500);
});

it('finds the best seconds wherever they begin', () => {
  const tally = new Tally();
  tally.acceptedAt.push(900, 1_100, 1_500, 1_800, 9_000);
  expect(tally.peakPerSecond(1)).toBe(4);
});

it('begins what is due while what came before is still waited for', async () => {
  let open = 0;
  let most = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await onTime([{ at: 0 }, { at: 1 }, { at: 2 }], async () => {
    most = Math.max(most, ++open);
    if (open === 3) release();
    await held;
  });
  expect(most).toBe(3);
});
