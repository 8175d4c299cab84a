import { roles, teamRoles } from '@linli/contracts/identity/roles';
import { getRouteApi } from '@tanstack/react-router';
import { QueueBesideCase } from '../cases/queue-beside-case.tsx';
import { Filter } from '../shell/filter.tsx';
import { oneOf } from '../shell/search.ts';
import { NotFound } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { teamsWords } from '../words/teams.ts';
import { useOnDuty } from './use-duty.ts';

const route = getRouteApi('/desk/teams/$role/$areaId');

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
      <QueueBesideCase queue={queue} open={search} label={say('queue')} empty={say('empty')} />
    </>
  );
}
