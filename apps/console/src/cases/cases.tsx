import { getRouteApi } from '@tanstack/react-router';
import { Filter } from '../shell/filter.tsx';
import { useArea } from '../shell/me.ts';
import { SavedFilters } from '../shell/saved-filters.tsx';
import { oneOf } from '../shell/search.ts';
import { useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { listsWords } from '../words/lists.ts';
import { QueueBesideCase } from './queue-beside-case.tsx';

const route = getRouteApi('/desk/cases');
const onlies = ['unanswered', 'soon', 'stuck'] as const;

/** The queue, least time left first, beside the case that is open; both stand in the address. */
export function Cases() {
  const say = useWords(listsWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const whose = oneOf(['mine'], search.whose) ?? 'area';
  const only = oneOf(onlies, search.only);
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
      <QueueBesideCase queue={desk} open={search} label={say('queue')} empty={say('none')} />
    </>
  );
}
