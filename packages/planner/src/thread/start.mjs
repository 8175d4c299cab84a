// First code of every thread. A thread does not inherit the loader for TypeScript on Node 20, so it brings its own.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.entry);
