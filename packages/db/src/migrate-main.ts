import { migrate } from './migrate.ts';
import { withSecretFiles } from './secret-files.ts';

const url = withSecretFiles(process.env, ['DATABASE_URL']).DATABASE_URL;
if (url === undefined) {
  console.error(
    'Set DATABASE_URL to the database to migrate. (npm start migrates the embedded one by itself.)',
  );
  process.exit(2);
}
try {
  const { applied, before } = await migrate(url);
  for (const tag of applied) console.log(`applied ${tag}`);
  console.log(`${applied.length} applied, ${before} were there before`);
} catch (error) {
  console.error(`Migration failed: ${(error as Error).message}`);
  process.exit(1);
}
