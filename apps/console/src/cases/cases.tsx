import { type CaseKind, caseKinds } from '@linli/contracts/cases/labels';
import { getRouteApi } from '@tanstack/react-router';
import { Filter } from '../shell/filter.tsx';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { SavedFilters } from '../shell/saved-filters.tsx';
import { oneOf } from '../shell/search.ts';
import { Nothing } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { listsWords } from '../words/lists.ts';
import { CasePanel } from './case-panel.tsx';
import { CaseTable } from './case-table.tsx';

const route = getRouteApi('/desk/cases');
const kinds = Object.keys(caseKinds) as CaseKind[];
const onlies = ['unanswered', 'soon', 'stuck'] as const;

/** The queue, least time left first, beside the case that is open; both stand in the address. */
export function Cases() {
  const say = useWords(listsWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const whose = oneOf(['mine'], search.whose) ?? 'area';
  const only = oneOf(onlies, search.only);
  const kind = oneOf(kinds, search.kind);
  const desk = useParts(
    'GET /escalation/desk',
    { ...useArea(), whose, ...(only ? { only } : {}), limit: 50 },
    { every: 60 },
  );
  const filter = (name: 'whose' | 'only') => (value: string | undefined) =>
    void navigate({
      search: ({ [name]: _, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }),
    });
  return (
    <>
      <h1>{say('casesTitle')}</h1>
      <SavedFilters page="cases" />
      <div className="filters">
        <Filter
          label={say('whose')}
          value={oneOf(['mine'], search.whose)}
          onChange={filter('whose')}
          options={[{ value: 'mine', label: say('mine') }]}
        />
        <Filter
          label={say('only')}
          value={only}
          onChange={filter('only')}
          options={onlies.map((value) => ({ value, label: say(value) }))}
        />
      </div>
      <div className="split">
        <section className="card" aria-label={say('queue')}>
          <Rows of={desk} empty={say('none')}>
            {(items) => <CaseTable items={items} beside {...(search.id ? { current: search.id } : {})} />}
          </Rows>
        </section>
        <div className="split__case">
          {kind && search.id ? (
            <CasePanel key={search.id} caseKind={kind} caseId={search.id} />
          ) : (
            <div className="card">
              <Nothing text={say('chooseCase')} />
            </div>
          )}
        </div>
      </div>
    </>
  );
}
