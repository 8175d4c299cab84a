import pg from 'pg';
import { wakeChannel } from './outbox.ts';

export interface Listener {
  /** Connects again if the connection was lost; cheap when it was not. Says whether it had to. */
  ensure(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Hears what commits say on one channel of Postgres. Only hints: what is missed while the connection is down has to be found
 * by looking, after every `ensure` that connected. Needs a session of its own: no pooler in transaction mode between.
 * (postgres.js's own listener gives up when it cannot reconnect at once.)
 */
export function listen(
  url: string,
  options: { channel: string; name: string; onTold: (payload: string) => void },
): Listener {
  let client: pg.Client | undefined;
  return {
    async ensure() {
      if (client !== undefined) return false;
      const fresh = new pg.Client({
        connectionString: url,
        keepAlive: true,
        application_name: options.name,
      });
      const lost = () => {
        if (client === fresh) client = undefined;
      };
      fresh.on('error', lost);
      fresh.on('end', lost);
      fresh.on('notification', ({ payload = '' }) => options.onTold(payload));
      client = fresh;
      try {
        await fresh.connect();
        await fresh.query(`listen ${options.channel}`);
        return true;
      } catch (error) {
        client = undefined;
        await fresh.end().catch(() => {});
        throw error;
      }
    },
    async close() {
      const last = client;
      client = undefined;
      await last?.end().catch(() => {});
    },
  };
}

/** Calls `onWake` when a transaction that asked for a job commits; the regular pass finds what is missed. */
export const listenForWork = (url: string, onWake: () => void): Listener =>
  listen(url, { channel: wakeChannel, name: 'linli relay', onTold: onWake });
