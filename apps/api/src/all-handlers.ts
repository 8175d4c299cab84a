import type { Handlers } from './handlers.ts';

export const handlers = {} as Handlers;
