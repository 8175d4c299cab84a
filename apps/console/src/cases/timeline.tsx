import { type CaseKind, caseMoments } from '@linli/contracts/cases/labels';
import type { ReplyOf } from '@linli/contracts/catalog';
import { skipReasons } from '@linli/contracts/escalation/labels';
import { type Role, roles } from '@linli/contracts/identity/roles';
import type { LocalText } from '@linli/contracts/problem';
import { pauseReasons, pleaKinds } from '@linli/contracts/requests/labels';
import { Card } from '../shell/card.tsx';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { caseWords } from '../words/case.ts';

type Hop = ReplyOf<'GET /cases/timeline'>['items'][number];

/** Everything that happened to a case and what did not, newest first. */
export function Timeline({ caseKind, caseId }: { caseKind: CaseKind; caseId: string }) {
  const say = useWords(caseWords);
  const hops = useParts('GET /cases/timeline', { caseKind, caseId, limit: 30 });
  return (
    <Card title={say('timeline')}>
      <Rows of={hops} empty={say('none')}>
        {(items) => (
          <ol className="timeline">
            {items.map((hop) => (
              <HopLine key={hop.eventId} hop={hop} />
            ))}
          </ol>
        )}
      </Rows>
    </Card>
  );
}

function HopLine({ hop }: { hop: Hop }) {
  const say = useWords(caseWords);
  const label = useLabel();
  const when = useWhen();
  const facts = useHopFacts(hop);
  const who = [hop.role && label(roles[hop.role]), hop.by].filter(Boolean).join(' ');
  return (
    <li>
      <time dateTime={hop.at}>{when.moment(hop.at)}</time>
      <div>
        <strong>{[label(caseMoments[hop.what]), ...facts].join(' · ')}</strong>
        {hop.reason !== null && <div>{say('said', { text: hop.reason })}</div>}
        {who !== '' && <div className="note">{who}</div>}
      </div>
    </li>
  );
}

const named: Readonly<Record<string, LocalText>> = { ...skipReasons, ...pauseReasons, ...pleaKinds };

/** The facts of a hop that are worth reading, as phrases; facts no reader needs are left out. */
function useHopFacts({ facts }: Hop): string[] {
  const say = useWords(caseWords);
  const label = useLabel();
  const when = useWhen();
  const text = (key: string) =>
    typeof facts[key] === 'string' && facts[key] !== '' ? facts[key] : undefined;
  const count = (key: string) => (typeof facts[key] === 'number' ? facts[key] : undefined);
  // Several posts told at once come as one text.
  const posts = (text('role') ?? text('roles') ?? '')
    .split(',')
    .filter((role): role is Role => role in roles)
    .map((role) => label(roles[role]))
    .join(say('and'));
  const area = text('area');
  const why = named[text('why') ?? text('reason') ?? text('kind') ?? ''];
  const [step, steps, round, people, stars] = ['step', 'steps', 'round', 'people', 'stars'].map(count);
  const until = text('until');
  return [
    posts === '' ? area : area === undefined ? posts : say('toldAt', { post: posts, area }),
    text('name'),
    why && label(why),
    steps !== undefined && steps > 1
      ? say('steps', { count: steps })
      : step !== undefined && say('step', { step }),
    round !== undefined && round > 1 && say('round', { round }),
    people !== undefined && say('people', { count: people }),
    stars !== undefined && say('stars', { count: stars }),
    until !== undefined && say('until', { moment: when.moment(until) }),
  ].filter((phrase) => typeof phrase === 'string');
}
