import { Button } from '../kit/button.tsx';
import { Cell, List } from '../kit/list.tsx';
import { openPage } from '../state/open-page.ts';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/call.ts';
import { useLoad } from '../wire/use-load.ts';
import { useRefresh } from '../wire/use-refresh.ts';
import { KeptAsks } from './kept-asks.tsx';
import { useAsks } from './my-asks.ts';
import { RequestCell } from './request-cell.tsx';
import { askWords } from './words/ask.ts';

/** On the home page: what is open, and the way to asking for help. */
export function RequestsAtHome() {
  const say = useWords(askWords);
  // One that has got through is among them.
  const kept = useAsks().filter(({ state }) => state === 'waiting').length;
  const mine = useLoad(() => call('GET /requests/mine', { open: 'true', limit: 5 }), [kept], 'requests');
  useRefresh(mine.reload, 30);
  const open = mine.data?.items ?? [];
  return (
    <>
      <KeptAsks />
      <List id="help" {...(open.length > 0 ? { title: say('mineAll') } : {})}>
        {open.map((request) => (
          <RequestCell
            key={request.requestId}
            request={request}
            onPress={() => openPage('request', { requestId: request.requestId })}
          />
        ))}
        <Cell
          id="to-requests"
          icon="list"
          title={say(open.length > 0 ? 'seeAll' : 'mineAll')}
          onPress={() => openPage('requests')}
        />
      </List>
      <Button id="to-ask" kind="soft" icon="hand" wide onPress={() => openPage('ask')}>
        {say('wantHelp')}
      </Button>
    </>
  );
}
