export * from './catalog.ts';
export * from './endpoint.ts';
export * from './problem.ts';
