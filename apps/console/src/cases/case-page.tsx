import { type CaseKind, caseKinds } from '@linli/contracts/cases/labels';
import { getRouteApi } from '@tanstack/react-router';
import { oneOf } from '../shell/search.ts';
import { NotFound } from '../shell/states.tsx';
import { CasePanel } from './case-panel.tsx';

const route = getRouteApi('/desk/cases/$kind/$id');
const kinds = Object.keys(caseKinds) as CaseKind[];

/** A case on a page of its own. */
export function CasePage() {
  const { kind, id } = route.useParams();
  const caseKind = oneOf(kinds, kind);
  return caseKind ? <CasePanel caseKind={caseKind} caseId={id} page /> : <NotFound />;
}
