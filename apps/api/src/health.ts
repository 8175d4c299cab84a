import type { Context, Hono } from 'hono';
import type { Env } from './bind.ts';

const patienceMs = 2_000;

async function passes(check: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const answer = check().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/**
 * `/healthz` (the process is alive) and `/readyz` (requests can be served; 503 names what is missing). A late queue is told
 * but does not take the API out of service: people can still report while a worker is down.
 */
export function serveHealth(
  app: Hono<Env>,
  parts: {
    checks: Readonly<Record<string, () => Promise<void>>>;
    ending: () => boolean;
  },
): void {
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c: Context) => {
    const passed = await Promise.all(
      Object.entries(parts.checks).map(async ([name, check]) => [name, await passes(check)] as const),
    );
    const ready = !parts.ending() && passed.every(([name, ok]) => ok || name === 'queue');
    return c.json({ ...Object.fromEntries(passed), running: !parts.ending() }, ready ? 200 : 503);
  });
}
