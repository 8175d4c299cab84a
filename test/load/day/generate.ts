import { inParallel } from '../latencies.ts';
import { askAsPeople } from './ask-as-people.ts';
import type { LoadPlan, RushFigures, Said, Told } from './load-plan.ts';
import { type Asker, openAsker } from './open-asker.ts';
import { runMorning } from './run-morning.ts';
import { workDesks } from './work-desk.ts';

// The load generator: a process of its own, so that what it costs is not mixed with what it measures. Whoever forks it
// sends a plan and then says when each part begins.

/** Phones under way at a time where nobody has a planned moment. */
const PHONES = 64;

/** Every process does once what it does slowly the first time. */
async function warmUp(asker: Asker, plan: LoadPlan): Promise<void> {
  const people = askAsPeople(asker, plan);
  const desks = workDesks(asker, plan.desks);
  await inParallel([...plan.warm.entries()], PHONES / 4, async ([turn, who]) => {
    await people.report(who, turn);
  });
  const some = [...plan.desks.keys()].slice(0, 8 * plan.urls.length);
  await inParallel(some, 4, async (desk) => {
    await desks.open(desk);
    await people.lookAtGaps(desk);
  });
}

/** As fast as the product takes them. */
async function rush(asker: Asker, plan: LoadPlan): Promise<RushFigures> {
  const people = askAsPeople(asker, plan);
  const began = performance.now();
  const until = began + plan.rush.seconds * 1000;
  let [households, persons] = [0, 0];
  await inParallel([...plan.rush.reporters.entries()], PHONES * plan.urls.length, async ([turn, who]) => {
    if (performance.now() > until) return;
    if ((await people.report(who, turn)) !== 'accepted') return;
    households++;
    persons += who.personIds.length;
  });
  return { seconds: (performance.now() - began) / 1000, households, people: persons };
}

const say = (said: Said) => void process.send?.(said);
let ready: { asker: Asker; plan: LoadPlan } | undefined;

process.on('message', async (told: Told) => {
  if ('plan' in told) {
    ready = { asker: openAsker(told.plan.urls), plan: told.plan };
    await warmUp(ready.asker, ready.plan);
    say({ said: 'warm' });
    return;
  }
  if (!ready) throw new Error('no plan');
  const { asker, plan } = ready;
  if (told.begin === 'morning') say({ said: 'morning', figures: await runMorning(asker, plan) });
  else say({ said: 'rush', figures: await rush(asker, plan) });
});
say({ said: 'ready' });
