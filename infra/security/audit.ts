import { pinnedPnpm } from './pinned-pnpm.ts';

const { code, said } = await pinnedPnpm(['audit', '--prod']);
console.log(said.trim());
if (said.includes('AUDIT_BAD_RESPONSE'))
  console.log(
    'This registry does not answer audits; ask one that does: npm_config_registry=https://… npm run audit',
  );
process.exit(code);
