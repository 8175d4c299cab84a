import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Session {
  /** Bearer token of the signed-in account; undefined before signing in. */
  token: string | undefined;
}

/** Who is signed in on this computer. Kept by the browser, because a desk is opened in several tabs. */
export const useSession = create<Session>()(
  persist((): Session => ({ token: undefined }), { name: 'linli.console.session' }),
);

/** Keeps a session that the server has given. */
export function keepSession(token: string): void {
  useSession.setState({ token });
}

/** Forgets the session on this computer. */
export function forgetSession(): void {
  useSession.setState({ token: undefined });
}

// Signing out in one tab signs out all of them.
window.addEventListener('storage', ({ key }) => {
  if (key === useSession.persist.getOptions().name) void useSession.persist.rehydrate();
});
