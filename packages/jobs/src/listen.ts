import pg from 'pg';
import { wakeChannel } from './outbox.ts';

export interface Listener {
  /** Connects again if the connection was lost; cheap when it was not. */
  ensure(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Calls `onWake` when a transaction that asked for a job commits. Only a hint: what is missed while the connection
 * is down is found by the regular pass. (postgres.js's own listener gives up when it cannot reconnect at once.)
 */
export function listenForWork(url: string, onWake: () => void): Listener {
  let client: pg.Client | undefined;
  return {
    async ensure() {
      if (client !== undefined) return;
      const fresh = new pg.Client({
        connectionString: url,
        keepAlive: true,
        application_name: 'linli relay',
      });
      const lost = () => {
        if (client === fresh) client = undefined;
      };
      fresh.on('error', lost);
      fresh.on('end', lost);
      fresh.on('notification', onWake);
      client = fresh;
      try {
        await fresh.connect();
        await fresh.query(`listen ${wakeChannel}`);
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
