import { randomUUID } from 'node:crypto';
import { catalog, type Handlers, type JobName } from '@linli/jobs/catalog';

/** Handlers that do nothing, but for those given. */
export function handlersWith<Ctx = undefined>(own: Partial<Handlers<Ctx>>): Handlers<Ctx> {
  const idle = Object.fromEntries((Object.keys(catalog) as JobName[]).map((name) => [name, async () => {}]));
  return { ...(idle as unknown as Handlers<Ctx>), ...own };
}

export const randomIds = { next: () => randomUUID() as string };
