import { roles } from '@linli/contracts/identity/roles';
import { useLabel } from '../state/use-label.ts';
import type { RequestRow } from './request-cell.tsx';

/** Says who has a request now, by post and name as far as the community lets the reader know. */
export function useWhoHas(): (request: Pick<RequestRow, 'withWhom'>) => string | undefined {
  const label = useLabel();
  return ({ withWhom }) => {
    if (withWhom === null) return undefined;
    const post = withWhom.role === null ? '' : label(roles[withWhom.role]);
    return [post, withWhom.name].filter(Boolean).join(' ');
  };
}
