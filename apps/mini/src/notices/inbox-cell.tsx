import { Cell } from '../kit/list.tsx';
import { Tag } from '../kit/tag.tsx';
import { openPage } from '../state/open-page.ts';
import { useSession } from '../state/session.ts';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/call.ts';
import { useLoad } from '../wire/use-load.ts';
import { noticesWords } from '../words/notices.ts';

/** The way into the inbox, with how many are unread. */
export function InboxCell() {
  const say = useWords(noticesWords);
  const signedIn = useSession() !== undefined;
  const inbox = useLoad(
    async () => (signedIn ? call('GET /notices', { limit: 1 }) : { unread: 0 }),
    [signedIn],
    'unread',
  );
  const count = inbox.data?.unread ?? 0;
  return (
    <Cell
      id="to-notices"
      icon="bell"
      title={say('inbox')}
      note={say('inboxNote')}
      {...(count > 0 ? { value: <Tag tone="warn">{say('unread', { count })}</Tag> } : {})}
      onPress={() => openPage('notices')}
    />
  );
}
