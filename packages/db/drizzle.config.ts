import { defineConfig } from 'drizzle-kit';

// drizzle-kit resolves these from the folder it is started in, which is the root (npm run db:generate).
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./packages/db/src/*/*tables.ts'],
  out: './packages/db/migrations',
});
