import type { Draft, Line } from './draft.ts';
import type { Random } from './random.ts';
import { addFairness, amountsOf, lineUnder, respond } from './respond.ts';

/**
 * Two who are worth something together look for lines at once: the first goes where they might meet, the second follows,
 * and the first answers once more. Alone, neither would leave where they meet now. Without a gain both keep their lines.
 */
export function respondTogether(draft: Draft, u: number, v: number, random: Random): void {
  const { model } = draft;
  const unit = model.units[u];
  if (!unit) return;
  const cost = draft.cost();
  const before = [u, v].map((each): [number, Line] => [each, draft.lines[each] ?? []]);
  draft.put(u, []);
  draft.put(v, model.units[v]?.pinned ?? []);
  const prices = draft.dutyPrices(u);
  for (const { unit: other, price } of unit.links) {
    if (other === v)
      for (let d = 0; d < prices.length; d++) prices[d] = (prices[d] as number) - price * random.next();
  }
  addFairness(model, unit, amountsOf(model, before[0]?.[1] ?? []), prices);
  const { line } = lineUnder(model, unit, prices);
  if (line) draft.put(u, line);
  const followed = line !== null && respond(draft, v, 0, random, true) !== null;
  if (followed) respond(draft, u, 0, random);
  if (!followed || draft.cost() >= cost - 1e-9) for (const [each, was] of before) draft.put(each, was);
}
