/**
 * Calls in the order to make them: those put off on this phone come last, oldest put-off first, so that the next call is
 * never the one just made.
 */
export function inTurn<T extends { callId: string }>(calls: readonly T[], putOff: readonly string[]): T[] {
  const later = putOff.flatMap((callId) => calls.filter((call) => call.callId === callId));
  return [...calls.filter((call) => !putOff.includes(call.callId)), ...later];
}

/** Puts a call off: it goes to the very end. */
export const putOffNow = (putOff: readonly string[], callId: string): string[] => [
  ...putOff.filter((one) => one !== callId),
  callId,
];
