/** The time of the phone. Only this file reads it; what matters is decided by the server's clock. */
export const clock = { now: (): Date => new Date() };
