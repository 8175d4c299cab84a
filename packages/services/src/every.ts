/**
 * Does `step` now and then again every `ms` milliseconds; one that is still going on is not begun a second time. A step that
 * throws is told to `failed` and tried again at its next turn.
 */
export function every(
  ms: number,
  step: () => Promise<unknown>,
  failed: (error: unknown) => void,
): { stop(): void } {
  let going = false;
  const go = async () => {
    if (going) return;
    going = true;
    await step().catch(failed);
    going = false;
  };
  const timer = setInterval(go, ms);
  timer.unref();
  go();
  return {
    /** Begins no further one; does not wait for one that is going on. */
    stop: () => clearInterval(timer),
  };
}
