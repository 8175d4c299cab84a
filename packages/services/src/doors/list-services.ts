import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { type Open311Service, offeredServices, open311Service, type Tongue } from './offered-services.ts';

/** Kinds of help in the area of a token, as Open311 services. @throws Problem not-signed-in, not-allowed */
export async function listServices(
  ctx: Ctx,
  { tongue }: { tongue: Tongue },
): Promise<readonly Open311Service[]> {
  const [path = ''] = reach(ctx, 'areas.view');
  return (await offeredServices(ctx, path)).map((kind) => open311Service(kind, tongue));
}
