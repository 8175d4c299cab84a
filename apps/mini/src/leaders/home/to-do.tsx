import type { IconName } from '../../kit/icon.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import type { Desk } from '../desk.ts';
import { go } from '../go.ts';
import { homeWords } from '../words/home.ts';
import { countOf } from './count-of.ts';

const some = 50;

/** What waits for me: calls given to me, visits, people no message reaches, and requests to join in the area. */
export function ToDo({ may, areaId }: { may: Desk['may']; areaId: string }) {
  const say = useWords(homeWords);
  const kinds = [
    { page: 'calls', icon: 'call', right: 'reports.call', count: callsLeft },
    { page: 'visits', icon: 'home', right: 'reports.chase', count: visitsIn },
    { page: 'callbacks', icon: 'phone', right: 'notices.call-back', count: callbacksIn },
    { page: 'joins', icon: 'join', right: 'joins.decide', count: joinsIn },
  ] as const;
  const held = kinds.filter(({ right }) => may(right));
  if (held.length === 0) return null;
  return (
    <List id="to-do" title={say('toDo')}>
      {held.map(({ page, icon, count }) => (
        <Waiting key={page} page={page} icon={icon} areaId={areaId} count={count} />
      ))}
    </List>
  );
}

/** One row; a number that does not load leaves the way to the page open. */
function Waiting({
  page,
  icon,
  areaId,
  count,
}: {
  page: 'calls' | 'visits' | 'callbacks' | 'joins';
  icon: IconName;
  areaId: string;
  count: (areaId: string) => Promise<string>;
}) {
  const say = useWords(homeWords);
  const loaded = useLoad(() => count(areaId), [areaId]);
  const { data } = loaded;
  const known = data === '0' ? say('none') : data && say('waiting', { count: data });
  return (
    <Cell
      id={`to-do-${page}`}
      icon={icon}
      title={say(page)}
      value={known ?? (loaded.failure ? say('notLoaded') : '…')}
      onPress={() => go(page, { areaId })}
    />
  );
}

async function callsLeft(): Promise<string> {
  const { today } = await call('GET /reports/my-calls', { limit: 1 });
  return String(Math.max(0, today.given - today.done));
}

const visitsIn = (areaId: string) => call('GET /reports/visits', { areaId, limit: some }).then(countOf);
const callbacksIn = (areaId: string) => call('GET /notices/callbacks', { areaId, limit: some }).then(countOf);
const joinsIn = (areaId: string) => call('GET /people/join-requests', { areaId, limit: some }).then(countOf);
