import type { Step } from './plan.ts';
import { recent, residentActs, seenAs } from './resident-acts.ts';
import { chosen, numbered, type Scene, send, someone } from './scene.ts';

/** Places at the gate, errands, and the way from one to the other. */
export const volunteerActs = {
  async claim(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model } = scene;
    const volunteer = Math.floor(world.volunteers.length * step.who);
    const by = someone(world.volunteers, step.who);
    // Many want the next ones.
    const shiftId = someone(world.shiftIds, step.pick ** 2);
    const answer = await send(scene, step, number, {
      key: 'POST /shifts/claim',
      by,
      input: { shiftId },
      told: (reply) =>
        reply.outcome === 'claimed'
          ? { proof: 'place', id: reply.claimId, who: by.accountId, of: shiftId }
          : null,
    });
    if (answer?.outcome !== 'claimed') return;
    model.leavesTrace('shifts.claim', by.accountId, answer.claimId);
    model.places.push({ claimId: answer.claimId, shiftId, volunteer, seen: 'held' });
  },

  async 'give-place-back'(scene: Scene, step: Step, number: number): Promise<void> {
    const place = recent(scene.model.places, step.pick);
    if (!place || place.seen === 'over') return volunteerActs.claim(scene, step, number);
    const by = numbered(scene.world.volunteers, place.volunteer);
    const { claimId, shiftId } = place;
    const answer = await send(scene, step, number, {
      key: 'POST /shifts/cancel',
      by,
      input: { claimId },
      audit: { action: 'shifts.cancel', subject: claimId },
      told: (reply) =>
        reply.outcome === 'cancelled'
          ? { proof: 'place-given-back', id: claimId, who: by.accountId, of: shiftId }
          : null,
    });
    if (answer) place.seen = 'over';
  },

  async 'check-in'(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model, phones } = scene;
    const place = chosen(soonest(scene, 'held'), step.pick);
    if (!place) return volunteerActs.claim(scene, step, number);
    const { checkpointId, secretary } = world;
    const by = numbered(world.volunteers, place.volunteer);
    const screen = { key: 'GET /shifts/code/:checkpointId', input: { checkpointId }, by: secretary } as const;
    const shown = await phones.call(screen);
    if (shown.came !== 'answer') return void model.unanswered.push(`the code for action ${number}`);
    const { claimId } = place;
    const answer = await send(scene, step, number, {
      key: 'POST /shifts/check-in',
      by,
      input: { claimId, code: shown.reply.text },
      audit: { action: 'shifts.check-in', subject: claimId },
      told: (reply) =>
        reply.outcome === 'checked-in'
          ? { proof: 'checked-in', id: claimId, who: by.accountId, of: place.shiftId }
          : null,
    });
    place.seen = answer ? 'in' : 'over';
  },

  async 'check-out'(scene: Scene, step: Step, number: number): Promise<void> {
    const { world } = scene;
    const place = chosen(soonest(scene, 'in'), step.pick);
    if (!place) return volunteerActs.claim(scene, step, number);
    const by = numbered(world.volunteers, place.volunteer);
    const { claimId } = place;
    // Nobody goes without a word to whoever comes next.
    await scene.phones.call({
      key: 'POST /shifts/write-note',
      input: { claimId, matters: '没有事', equipment: [], keys: '' },
      by,
      idempotencyKey: `storm-note-${scene.seed}-${number}`,
    });
    const answer = await send(scene, step, number, {
      key: 'POST /shifts/check-out',
      by,
      input: { claimId },
      audit: { action: 'shifts.check-out', subject: claimId },
      told: (reply) =>
        reply.outcome === 'checked-out'
          ? { proof: 'checked-out', id: claimId, who: by.accountId, of: place.shiftId }
          : null,
    });
    if (answer) place.seen = 'over';
  },

  async take(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model } = scene;
    const errands = seenAs(model.asks, 'open').filter(({ kind }) => kind === 'errand');
    const ask = recent(errands, step.pick);
    if (!ask) return residentActs.ask(scene, step, number);
    const volunteer = Math.floor(world.volunteers.length * step.who);
    const by = someone(world.volunteers, step.who);
    const { requestId } = ask;
    const answer = await send(scene, step, number, {
      key: 'POST /matching/take',
      by,
      input: { requestId },
      audit: { action: 'matching.take', subject: requestId },
      told: () => ({ proof: 'helper', id: requestId, who: by.accountId, of: '' }),
    });
    if (answer) Object.assign(ask, { seen: 'taken', with: { by: volunteer, as: 'helper' } });
  },

  async 'answer-offer'(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model, phones } = scene;
    const volunteer = Math.floor(world.volunteers.length * step.who);
    const by = someone(world.volunteers, step.who);
    const shown = await phones.call({ key: 'GET /matching/offers', input: {}, by });
    if (shown.came !== 'answer') return void model.unanswered.push(`the offers for action ${number}`);
    const offer = chosen(shown.reply.items, step.pick);
    const [request] = offer?.requests ?? [];
    if (!offer || !request) return volunteerActs.take(scene, step, number);
    const { offerId } = offer;
    const { requestId } = request;
    if (step.how < 0.2)
      return void (await send(scene, step, number, {
        key: 'POST /matching/decline-offer',
        by,
        input: { offerId },
        audit: { action: 'matching.decline-offer', subject: offerId },
        told: () => ({ proof: 'event', id: requestId, who: by.accountId, of: 'offer-declined' }),
      }));
    const alone = offer.requests.length === 1;
    const answer = await send(scene, step, number, {
      key: 'POST /matching/accept-offer',
      by,
      input: { offerId },
      audit: { action: 'matching.accept-offer', subject: offerId },
      // Of a bundle whatever is still open becomes theirs.
      told: () => (alone ? { proof: 'helper', id: requestId, who: by.accountId, of: '' } : null),
    });
    const ask = model.asks.find((each) => each.requestId === requestId);
    if (answer && ask) Object.assign(ask, { seen: 'taken', with: { by: volunteer, as: 'helper' } });
  },
};

/** Places that stood so when last heard of, in the order of their shifts: those one may check in at come first. */
const soonest = ({ world, model }: Scene, seen: 'held' | 'in') =>
  model.places
    .filter((place) => place.seen === seen)
    .sort((a, b) => world.shiftIds.indexOf(a.shiftId) - world.shiftIds.indexOf(b.shiftId))
    .slice(0, 12);
