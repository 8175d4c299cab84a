import { type CaseKind, caseKinds } from '@linli/contracts/cases/labels';
import { roles, teamRoles } from '@linli/contracts/identity/roles';
import { getRouteApi } from '@tanstack/react-router';
import { CasePanel } from '../cases/case-panel.tsx';
import { CaseTable } from '../cases/case-table.tsx';
import { Filter } from '../shell/filter.tsx';
import { Rows } from '../shell/rows.tsx';
import { oneOf } from '../shell/search.ts';
import { NotFound, Nothing } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { teamsWords } from '../words/teams.ts';
import { useOnDuty } from './use-duty.ts';

const route = getRouteApi('/desk/teams/$role/$areaId');
const kinds = Object.keys(caseKinds) as CaseKind[];

/** What was sent to a team, least time left first, beside the case that is open; who answers now, or who next, stands above. */
export function TeamQueue() {
  const say = useWords(teamsWords);
  const label = useLabel();
  const onDuty = useOnDuty();
  const { role: named, areaId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const role = oneOf(teamRoles, named);
  const only = oneOf(['unanswered', 'mine'], search.only);
  const kind = oneOf(kinds, search.kind);
  const queue = useParts(
    'GET /escalation/team-queue',
    { role: role ?? 'property-team', areaId, ...(only ? { only } : {}), limit: 50 },
    { every: 60, enabled: role !== undefined },
  );
  const teams = useParts('GET /escalation/teams', { limit: 100 }, { every: 60 });
  const team = teams.items.find((each) => each.role === role && each.areaId === areaId);
  if (role === undefined) return <NotFound />;
  return (
    <>
      <h1>
        {label(roles[role])}
        {team && ` · ${team.areaName}`}
      </h1>
      {team && (
        <dl className="facts team-now">
          <dt>{say('now')}</dt>
          <dd>{onDuty(team)}</dd>
        </dl>
      )}
      <div className="filters">
        <Filter
          label={say('only')}
          value={only}
          onChange={(value) =>
            void navigate({
              search: ({ only: _, ...rest }) => (value === undefined ? rest : { ...rest, only: value }),
            })
          }
          options={(['unanswered', 'mine'] as const).map((value) => ({ value, label: say(value) }))}
        />
      </div>
      <div className="split">
        <section className="card" aria-label={say('queue')}>
          <Rows of={queue} empty={say('empty')}>
            {(items) => <CaseTable items={items} beside {...(search.id ? { current: search.id } : {})} />}
          </Rows>
        </section>
        <div className="split__case">
          {kind && search.id ? (
            <CasePanel key={search.id} caseKind={kind} caseId={search.id} />
          ) : (
            <div className="card">
              <Nothing text={say('choose')} />
            </div>
          )}
        </div>
      </div>
    </>
  );
}
