import type { Handlers } from './handlers.ts';

/** Every endpoint with its verb; each slice brings its own in `<slice>/handlers.ts`. */
export const handlers = {} as Handlers;
