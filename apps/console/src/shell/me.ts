import type { Me } from '@linli/contracts/identity/endpoints';
import { areaKindNames } from '@linli/contracts/people/areas';
import { type Right, rights } from '@linli/domain/identity/rights';
import { useSearch } from '@tanstack/react-router';
import { useReading } from '../wire/queries.ts';

type Post = Me['appointments'][number];

/** Who is signed in, as the server last said. */
export const useMe = () => useReading('GET /identity/me', {}, { every: 300 });

/** Posts in the order of how wide their areas are. */
export function postsOf(me: Me | undefined): Post[] {
  const width = ({ areaKind }: Post) => areaKindNames.indexOf(areaKind);
  return [...(me?.appointments ?? [])].sort((a, b) => width(a) - width(b));
}

/** Whether any of the posts gives a right somewhere. The server decides for each area; this only hides what cannot work. */
export const holds = (me: Me | undefined, right: Right): boolean =>
  (me?.appointments ?? []).some(({ role }) => (rights[right] as readonly string[]).includes(role));

/** The area in the address, else that of the widest post. */
export function useArea(): { areaId?: string } {
  const { area } = useSearch({ strict: false });
  const { data: me } = useMe();
  const areaId = area ?? postsOf(me)[0]?.areaId;
  return areaId === undefined ? {} : { areaId };
}
