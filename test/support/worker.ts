import type { Handlers } from '@linli/jobs/catalog';
import { type InlineWorker, inlineWorker } from '@linli/jobs/testing';
import { handlers as ofTheApp } from '@linli/worker/handlers';
import type { SystemCtx } from '@linli/worker/system-context';
import type { Stage } from './stage.ts';

/**
 * The worker of a stage: the app's own handlers, run on the stage's clock until idle. A handler that fails fails the test.
 * `const worker = stageWorker(on); await worker.advance({ days: 3 })` lives through three days of alarms.
 */
export function stageWorker(
  { base, clock }: Pick<Stage, 'base' | 'clock'>,
  options: { handlers?: Handlers<SystemCtx>; failures?: 'throw' | 'retry' } = {},
): InlineWorker {
  return inlineWorker<SystemCtx>({
    db: base.db,
    clock,
    handlers: options.handlers ?? ofTheApp,
    context: ({ log }) => ({ ...base, log, actor: { kind: 'system' }, address: null }),
    failures: options.failures ?? 'throw',
  });
}
