import { percentile, tenth } from '../latencies.ts';
import type { Desk, MorningFigures } from './load-plan.ts';
import { type Asker, refusal } from './open-asker.ts';
import type { Outcome } from './tally.ts';

/** Seconds after which the console's first page asks again for what no stream tells of. */
export const refreshEvery = 60;

/** What open desks read, as `apps/console/src/now` does. */
export interface Desks {
  /** The page Now from nothing: who I am, where, then all its cards. */
  open(desk: number): Promise<Outcome>;
  /** What is asked for anew every minute. */
  refresh(desk: number): Promise<Outcome>;
  /** What a moved case may have changed. */
  reread(desk: number): Promise<Outcome>;
  calls(): MorningFigures['calls'];
}

export function workDesks(asker: Asker, desks: readonly Desk[]): Desks {
  const took = new Map<string, number[]>();
  const slotsOf = new Map<number, readonly string[]>();

  async function read(desk: number, path: string): Promise<string> {
    const { token } = desks[desk] ?? { token: '' };
    const began = performance.now();
    const answer = await asker.ask(desk, { method: 'GET', path, token });
    if (answer.status !== 200) throw refusal(answer);
    const name = path.replace(/\?.*$/, '').replace(/[\da-f-]{36}/, ':id');
    took.set(name, [...(took.get(name) ?? []), performance.now() - began]);
    return answer.text;
  }

  /** All at once, as a browser does; the first that is refused or fails decides. */
  async function readAll(desk: number, paths: readonly string[]): Promise<Outcome> {
    try {
      await Promise.all(paths.map((path) => read(desk, path)));
      return 'accepted';
    } catch (error) {
      return error instanceof Error ? 'failed' : (error as Outcome);
    }
  }

  const area = (desk: number) => desks[desk]?.areaId ?? '';
  const ofCases = (desk: number) => [
    `/escalation/desk?areaId=${area(desk)}&whose=area&limit=5`,
    `/requests/standing?areaId=${area(desk)}`,
    `/reports/alert-counts?areaId=${area(desk)}`,
  ];
  const coverage = (desk: number) =>
    (slotsOf.get(desk) ?? []).map((slot) => `/reports/coverage?slotId=${slot}&areaId=${area(desk)}`);

  async function reports(desk: number): Promise<Outcome> {
    try {
      const slots = JSON.parse(await read(desk, `/reports/slots?areaId=${area(desk)}&limit=4`)) as {
        items: { slotId: string; state: string }[];
      };
      slotsOf.set(
        desk,
        slots.items.filter(({ state }) => state === 'open').map(({ slotId }) => slotId),
      );
    } catch (error) {
      return error instanceof Error ? 'failed' : (error as Outcome);
    }
    return readAll(desk, coverage(desk));
  }

  return {
    async open(desk) {
      const who = await readAll(desk, ['/identity/me']);
      if (who !== 'accepted') return who;
      const [cards, below] = await Promise.all([
        readAll(desk, [
          `/people/areas/${area(desk)}`,
          `/people/areas?parentId=${area(desk)}&limit=100`,
          ...ofCases(desk),
          `/shifts/now?areaId=${area(desk)}`,
          `/escalation/map?areaId=${area(desk)}&layer=reports`,
        ]),
        reports(desk),
      ]);
      return cards === 'accepted' ? below : cards;
    },
    refresh: (desk) =>
      readAll(desk, [...ofCases(desk), ...coverage(desk), `/shifts/now?areaId=${area(desk)}`]),
    reread: (desk) => readAll(desk, ofCases(desk)),
    calls: () =>
      Object.fromEntries(
        [...took].map(([name, ms]) => [
          name,
          { count: ms.length, p50_ms: tenth(percentile(ms, 0.5)), p99_ms: tenth(percentile(ms, 0.99)) },
        ]),
      ),
  };
}
