import type { IconName } from '../../kit/icon.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import type { Desk } from '../desk.ts';
import { go, type LeadersPage } from '../go.ts';
import { Part } from '../part.tsx';
import { homeWords } from '../words/home.ts';
import { countOf } from './count-of.ts';

const some = 50;

/** What waits for me: calls given to me, visits and requests to join in the area. */
export function ToDo({ may, areaId }: { may: Desk['may']; areaId: string }) {
  const say = useWords(homeWords);
  const [mayCall, mayVisit, mayDecide] = [may('reports.call'), may('reports.chase'), may('joins.decide')];
  const loaded = useLoad(async () => {
    const [calls, visits, joins] = await Promise.all([
      mayCall ? call('GET /reports/my-calls', { limit: 1 }) : undefined,
      mayVisit ? call('GET /reports/visits', { areaId, limit: some }) : undefined,
      mayDecide ? call('GET /people/join-requests', { areaId, limit: some }) : undefined,
    ]);
    const callsLeft = calls && Math.max(0, calls.today.given - calls.today.done);
    return {
      calls: callsLeft === undefined ? undefined : String(callsLeft),
      visits: visits && countOf(visits),
      joins: joins && countOf(joins),
    };
  }, [areaId]);
  if (!mayCall && !mayVisit && !mayDecide) return null;
  const row = (key: 'calls' | 'visits' | 'joins', icon: IconName, count: string | undefined) =>
    count === undefined ? null : (
      <Cell
        id={`to-do-${key}`}
        icon={icon}
        title={say(key)}
        value={count === '0' ? say('none') : say('waiting', { count })}
        onPress={() => go(key satisfies LeadersPage, { areaId })}
      />
    );
  return (
    <Part of={loaded} rows={3}>
      {({ calls, visits, joins }) => (
        <List id="to-do" title={say('toDo')}>
          {row('calls', 'call', calls)}
          {row('visits', 'home', visits)}
          {row('joins', 'join', joins)}
        </List>
      )}
    </Part>
  );
}
