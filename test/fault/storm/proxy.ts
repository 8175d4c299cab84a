import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Where connections lead from now on; null: nobody is there, they end at once. */
  aim(port: number | null): void;
  /** Cuts a share of the connections, from the one at `pick` on. */
  cut(share: number, pick: number): void;
  /** Cuts the next connections at the moment their answer arrives: it was done, and nobody is told. */
  loseAnswers(count: number): void;
  close(): Promise<void>;
}

/** A TCP proxy on 127.0.0.1 that ends connections without a word. */
export async function openProxy(target: number | null): Promise<TcpProxy> {
  let aimed = target;
  let toLose = 0;
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    if (aimed === null) return void near.resetAndDestroy();
    const far = dial({ port: aimed, host: '127.0.0.1' });
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair) socket.setNoDelay(true).on('error', end).on('close', end);
    near.on('data', (bytes) => far.write(bytes) || near.pause());
    far.on('drain', () => near.resume());
    far.on('data', (bytes) => {
      if (toLose > 0) {
        toLose--;
        return end();
      }
      if (!near.write(bytes)) far.pause();
    });
    near.on('drain', () => far.resume());
    near.on('end', () => far.end());
    far.on('end', () => near.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    aim(port) {
      aimed = port;
    },
    cut(share, pick) {
      const all = [...pairs];
      const many = Math.ceil(all.length * share);
      const from = Math.floor(all.length * pick);
      for (let n = 0; n < many; n++) {
        const [near, far] = all[(from + n) % all.length] ?? [];
        near?.resetAndDestroy();
        far?.resetAndDestroy();
      }
    },
    loseAnswers(count) {
      toLose += count;
    },
    async close() {
      for (const [near, far] of pairs) {
        near.destroy();
        far.destroy();
      }
      server.close();
      await once(server, 'close');
    },
  };
}
