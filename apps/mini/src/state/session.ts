import { forgetKept } from './kept.ts';
import { phoneStorage } from './storage.ts';
import { createStore, useStore } from './store.ts';

/** A signed-in account on this phone. */
export interface Session {
  token: string;
  expiresAt: string;
}

const key = 'session';

/** The session, or undefined before signing in. */
export const session = createStore<Session | undefined>(phoneStorage.read(key) as Session | undefined);

/** The session, followed by the component. */
export const useSession = (): Session | undefined => useStore(session);

/** Keeps a session that the server has given. */
export function keepSession(given: Session): void {
  phoneStorage.write(key, given);
  session.set(given);
}

/**
 * Forgets the session on this phone with all it had loaded. Reports that were not sent yet stay, for the next time this
 * account signs in.
 */
export function forgetSession(): void {
  phoneStorage.remove(key);
  forgetKept();
  session.set(undefined);
}
