import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { settingShapes } from '@linli/contracts/settings/endpoints';
import { z } from 'zod';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** What a setting is made of, so that a form can be drawn of it. @throws Problem not-allowed */
export async function showShape(
  ctx: Ctx,
  { setting }: ParsedInputOf<'GET /settings/shape'>,
): Promise<ReplyOf<'GET /settings/shape'>> {
  reach(ctx, 'settings.view');
  return { shape: z.toJSONSchema(settingShapes[setting], { io: 'input' }) };
}
