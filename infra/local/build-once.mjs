// What both builds of apps share: built when the sources are no longer those of the last build. Plain Node: builds run it.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lock } from 'proper-lockfile';
import { fingerprintOf } from './unchanged.mjs';

/**
 * Builds into `dist`, one build of an app at a time: two side by side take each other's files away, so the second one
 * waits and mostly finds nothing to do.
 *
 * @param {object} what
 * @param {string} what.name how the build is called where it speaks.
 * @param {string} what.app folder of the app.
 * @param {string} what.dist folder that is emptied and built anew.
 * @param {string[]} what.sources files and folders, from the root, that the app is made of.
 * @param {string} [what.switches] what else makes a build another one.
 * @param {boolean} what.ifChanged do nothing when `dist` is complete and made of these sources.
 * @param {string[]} what.mustExist what a complete `dist` holds: some builds end well and leave nothing.
 * @param {() => Promise<void>} what.build builds into the emptied folder.
 * @throws what the build threw, and when it left no complete folder.
 */
export async function buildOnce({ name, app, dist, sources, switches = '', ifChanged, mustExist, build }) {
  const cache = path.join(app, 'node_modules/.cache');
  const stamp = path.join(cache, `${name}.stamp`);
  const complete = () => mustExist.every((file) => existsSync(path.join(dist, file)));
  mkdirSync(cache, { recursive: true });
  const release = await lock(app, {
    lockfilePath: path.join(cache, 'building'),
    stale: 60_000,
    retries: { forever: true, minTimeout: 200, maxTimeout: 1000 },
  });
  try {
    const wanted = fingerprintOf(sources, switches);
    if (ifChanged && complete() && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
      console.log(`${name}: unchanged`);
      return;
    }
    rmSync(dist, { recursive: true, force: true });
    rmSync(stamp, { force: true });
    await build();
    if (!complete()) throw new Error(`${name}: the build left no complete ${dist}`);
    writeFileSync(stamp, wanted);
    console.log(`${name}: built ${dist}`);
  } finally {
    await release();
  }
}
