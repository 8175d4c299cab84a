import { AsyncLocalStorage } from 'node:async_hooks';
import { handlers } from '@linli/api/all-handlers';
import { createApp } from '@linli/api/app';
import { serveHealth } from '@linli/api/health';
import { type Role, roleNames } from '@linli/contracts/identity/roles';
import { scopeNames } from '@linli/contracts/identity/scopes';
import { type Right, rights } from '@linli/domain/identity/rights';
import type { Actor } from '@linli/services/context';
import { issueToken } from '@linli/services/doors/issue-token';
import { authenticate } from '@linli/services/doors/load-token';
import type { Gateways } from '@linli/services/gateways';
import { openLog } from '@linli/services/open-log';
import fc from 'fast-check';
import { twoCommunities } from '../support/two-communities.ts';
import { undone } from '../support/undone.ts';
import type { Call } from './any-call.ts';
import { canary } from './hostile-values.ts';
import { faultOf, type Seen } from './judge-answer.ts';
import { type Operation, operationsFor } from './operations.ts';

/** Longest that a call may take before it counts as hanging, on a machine however busy. */
const patienceMs = 30_000;

/** Addresses outside are looked at as ever, and then none of them answers. */
const nobodyAnswers = ({ robots, webhooks, ...others }: Gateways): Gateways => ({
  ...others,
  robots: { ...robots, post: async () => ({ outcome: 'later', reason: 'no-answer' }) },
  webhooks: {
    ...webhooks,
    push: async () => ({ outcome: 'no-answer', status: null, ms: 1, answer: null, retryAfter: null }),
  },
});

/**
 * Two communities on a morning, and what may be called of the first. The API is called in this process; what a call writes is
 * undone, so each finds what the first one found and any of them can be sent again alone.
 */
export async function fuzzing() {
  const { on, here } = await twoCommunities();
  const lines: string[] = [];
  const log = openLog('info', 'api', { write: (line) => void lines.push(line) });
  const { token } = await here.secretary.do(issueToken, {
    areaId: here.area.id,
    name: '别的系统',
    scopes: [...scopeNames],
    days: 30,
  });
  const inspector = await on.as({ role: 'inspector', area: here.area });
  const tokens: Readonly<Record<string, string | null>> = {
    nobody: null,
    resident: here.homes.ill.resident.token,
    volunteer: here.volunteer.token,
    late: here.late.token,
    head: here.head.token,
    leader: here.leader.token,
    secretary: here.secretary.token,
    officer: here.officer.token,
    inspector: inspector.token,
    token,
  };
  const known = new Map<string, Promise<Actor | null>>();
  const usual = Object.values(tokens);
  const under = new AsyncLocalStorage<{ route: string }>();
  const app = createApp({
    ctx: {
      ...on.base,
      log,
      db: undone(on.base.db),
      gateways: nobodyAnswers(on.base.gateways),
      limits: { take: async () => 9, forget: async () => {} },
    },
    handlers,
    authenticate: (ctx, given) => {
      if (!usual.includes(given)) return authenticate(ctx, given);
      const actor = known.get(given) ?? authenticate(ctx, given);
      known.set(given, actor);
      return actor;
    },
    addressOf: () => '203.0.113.7',
    seen: ({ route }) => {
      const call = under.getStore();
      if (call) call.route = route;
    },
  });
  serveHealth(app, { checks: {}, ending: () => false });

  async function send({ caller, method, address, headers, body }: Call): Promise<Seen> {
    const bearer = tokens[caller];
    const place = { route: '*' };
    const answer = await under.run(place, async () =>
      app.request(address, {
        method,
        headers: { ...(bearer == null ? {} : { authorization: `Bearer ${bearer}` }), ...headers },
        body: body === null || typeof body === 'string' ? body : Buffer.from(body.base64, 'base64'),
      }),
    );
    return {
      ...place,
      status: answer.status,
      contentType: answer.headers.get('content-type'),
      text: await answer.text(),
    };
  }

  /** Sends one call and says what is wrong; null: nothing. */
  async function fault(call: Call): Promise<string | null> {
    const from = lines.length;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), patienceMs);
    });
    const seen = await Promise.race([send(call), late]).finally(() => clearTimeout(timer));
    const logged = lines.slice(from).join('');
    if (lines.length > 10_000) lines.length = 0;
    if (seen === 'late') return 'does not answer';
    const wrong = await faultOf(call, seen);
    if (wrong === 'answers 500') return `${wrong}: ${/"failure":"(.{0,300})/.exec(logged)?.[1] ?? ''}`;
    return wrong ?? (logged.includes(canary) ? 'logs what was sent' : null);
  }

  const callersOf = ({ access, path }: Operation): fc.Arbitrary<string> => {
    const roles: Partial<Record<Role, string>> = {
      volunteer: 'volunteer',
      'building-head': 'head',
      'grid-leader': 'leader',
      secretary: 'secretary',
      'duty-officer': 'officer',
    };
    const allowed: readonly Role[] = access && access.by in rights ? rights[access.by as Right] : roleNames;
    const holders = allowed.flatMap((role) => roles[role] ?? []);
    const mayBeInvolved =
      !access || !(access.by in rights) || access.involved ? ['resident', 'volunteer', 'late'] : [];
    const fits = path.startsWith('/open311') ? ['token'] : [...new Set([...holders, ...mayBeInvolved])];
    return fc.oneof(
      { arbitrary: fc.constantFrom(...fits), weight: 5 },
      { arbitrary: fc.constantFrom(...Object.keys(tokens)), weight: 2 },
    );
  };
  const operations = operationsFor(here.facts).filter(({ path }) => path !== '/api/live');

  /** Everything that is sent, with who is likely to get through and what is known. */
  const targets = operations.map((operation) => ({
    operation,
    callers: callersOf(operation),
    named: (name: string) => here.facts[name],
  }));
  return { targets, fault };
}

export type Fuzzing = Awaited<ReturnType<typeof fuzzing>>;
