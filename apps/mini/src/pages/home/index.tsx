import { roles } from '@linli/contracts/identity/roles';
import { slotParts } from '@linli/contracts/reports/labels';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Page } from '../../kit/page.tsx';
import { Tag } from '../../kit/tag.tsx';
import { InboxCell } from '../../notices/inbox-cell.tsx';
import { OpenConsents } from '../../people/open-consents.tsx';
import { outbox, useOutbox } from '../../reports/my-outbox.ts';
import { NowCard, openReport, type ToDo } from '../../reports/now-card.tsx';
import { OutboxCards } from '../../reports/outbox-cards.tsx';
import { HelpingAtHome, helps, OffersAtHome } from '../../requests/helping-at-home.tsx';
import { RequestsAtHome } from '../../requests/home-card.tsx';
import { ShiftsAtHome, stands } from '../../shifts/shifts-at-home.tsx';
import { clock } from '../../state/clock.ts';
import { keepAnswer, keptAnswer } from '../../state/kept.ts';
import { homesOf, loadMe, type Me, useMe } from '../../state/me.ts';
import { openPage } from '../../state/open-page.ts';
import { session } from '../../state/session.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen, wallClock } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { homeWords } from '../../words/home.ts';

/** What to do now, one large card at a time; everything else is a quiet list below. */
export default function Home() {
  const me = useMe();
  const title = useGreeting(me);
  // A report that has got through changes what is to do.
  const unsent = useOutbox().filter(({ state }) => state === 'waiting').length;
  const toDo = useLoad(loadToDo, [unsent], 'to-do');
  usePullDownRefresh(() => {
    Promise.all([toDo.reload(), outbox.flush()]).finally(() => Taro.stopPullDownRefresh());
  });
  // What was kept from before may be over; a fresh answer says what still counts.
  const items = (toDo.data?.items ?? []).filter(
    ({ slot }) => toDo.loadedAt !== undefined || new Date(slot.closesAt) > clock.now(),
  );
  const open = items.filter(({ expected, reported }) => reported < expected);
  const first = open[0] ?? items[0];
  const rest = items.filter((item) => item !== first);
  const hasHome = homesOf(me).length > 0;
  const works = me !== undefined && me.appointments.length > 0;
  return (
    <Page root title={title} {...shellOf(toDo)} loading={toDo.loading || !me}>
      {me && helps(me) && <OffersAtHome />}
      {me && stands(me) && <ShiftsAtHome />}
      <OutboxCards />
      {me && works && !hasHome && <WorkFirst me={me} />}
      {me && <Waiting me={me} />}
      {first && <NowCard toDo={first} />}
      {me && helps(me) && <HelpingAtHome />}
      {me && <RequestsAtHome />}
      {hasHome && !first && <NothingNow nextOpensAt={toDo.data?.nextOpensAt ?? null} />}
      <AlsoToDo items={rest} />
      {me && <OpenConsents me={me} />}
      {me && works && hasHome && <Work me={me} />}
      <Places hasHome={hasHome} />
    </Page>
  );
}

/** To-dos with their forms, so that they can be filled in later without network. */
async function loadToDo() {
  if (!session.get()) return { items: [], nextOpensAt: null };
  const [answer] = await Promise.all([call('GET /reports/to-do', {}), loadMe()]);
  for (const { slot, householdId, reported, expected } of answer.items.slice(0, 6)) {
    const name = `sheet:${slot.slotId}:${householdId}`;
    if (reported >= expected || keptAnswer(name) !== undefined) continue;
    call('GET /reports/sheet', { slotId: slot.slotId, householdId })
      .then((sheet) => keepAnswer(name, sheet))
      .catch(() => undefined); // the page asks again
  }
  return answer;
}

/** A greeting by the time of day in China, as the title of the page. */
function useGreeting(me: Me | undefined): string {
  const say = useWords(homeWords);
  if (!me) return say('title');
  const hour = Number(wallClock(clock.now()).time.slice(0, 2));
  const greeting = say(hour < 11 ? 'morning' : hour < 13 ? 'noon' : hour < 18 ? 'afternoon' : 'evening');
  return me.displayName === '' ? greeting : say('greeting', { greeting, name: me.displayName });
}

/** What stands before everything else: finding the home, waiting for its confirmation. */
function Waiting({ me }: { me: Me }) {
  const say = useWords(homeWords);
  const asked = me.households.filter(({ state }) => state === 'asked');
  const refused = me.households.filter(({ state }) => state === 'refused');
  return (
    <>
      {me.households.length === 0 && (
        <Card id="join-card" kind="now" title={say('joinTitle')}>
          <Paragraph>{say('joinText')}</Paragraph>
          <Button id="join-go" wide icon="home" onPress={() => openPage('join')}>
            {say('joinGo')}
          </Button>
        </Card>
      )}
      {[...asked, ...refused].map(({ joinId, address, state }) => (
        <Notice
          key={joinId}
          tone={state === 'asked' ? 'info' : 'warn'}
          title={state === 'asked' ? say('askedTitle') : say('refusedTitle')}
          action={
            <Button kind="plain" onPress={() => openPage('join')}>
              {say('askedSee')}
            </Button>
          }
        >
          {state === 'asked' ? say('askedText', { address }) : address}
        </Notice>
      ))}
    </>
  );
}

function NothingNow({ nextOpensAt }: { nextOpensAt: string | null }) {
  const say = useWords(homeWords);
  const when = useWhen();
  const note =
    nextOpensAt === null ? say('nothingNote') : say('nextAt', { moment: when.moment(nextOpensAt) });
  return (
    <Card>
      <Empty text={say('nothing')} note={note} />
    </Card>
  );
}

function AlsoToDo({ items }: { items: readonly ToDo[] }) {
  const say = useWords(homeWords);
  const label = useLabel();
  if (items.length === 0) return null;
  return (
    <List title={say('also')}>
      {items.map((item) => (
        <Cell
          key={`${item.slot.slotId}:${item.householdId}`}
          icon={item.slot.part === 'evening' ? 'moon' : 'sun'}
          title={`${label({ zh: item.round.title, en: item.round.titleEn })} · ${label(slotParts[item.slot.part])}`}
          note={item.address}
          value={
            item.reported >= item.expected ? (
              <Tag tone="ok">{say('alsoDone')}</Tag>
            ) : (
              <Tag tone="warn">{say('alsoMissing', { count: item.expected - item.reported })}</Tag>
            )
          }
          onPress={() => openReport(item)}
        />
      ))}
    </List>
  );
}

const openDesk = () => Taro.navigateTo({ url: '/leaders/home/index' });

/** The posts somebody holds, in a line. */
function usePosts({ appointments }: Me): string {
  const say = useWords(homeWords);
  const label = useLabel();
  return appointments
    .map(({ role, areaName }) => say('workNote', { role: label(roles[role]), area: areaName }))
    .join('；');
}

/** For staff who do not live here: their work is what to do now. */
function WorkFirst({ me }: { me: Me }) {
  const say = useWords(homeWords);
  return (
    <Card id="work-card" kind="now" title={say('work')}>
      <Paragraph>{usePosts(me)}</Paragraph>
      <Button id="work" wide icon="chart" onPress={openDesk}>
        {say('workGo')}
      </Button>
    </Card>
  );
}

function Work({ me }: { me: Me }) {
  const say = useWords(homeWords);
  return (
    <List>
      <Cell id="work" icon="chart" title={say('work')} note={usePosts(me)} onPress={openDesk} />
    </List>
  );
}

function Places({ hasHome }: { hasHome: boolean }) {
  const say = useWords(homeWords);
  return (
    <List title={say('places')}>
      <InboxCell />
      {hasHome && (
        <>
          <Cell
            id="to-household"
            icon="home"
            title={say('household')}
            note={say('householdNote')}
            onPress={() => openPage('household')}
          />
          <Cell
            id="to-history"
            icon="history"
            title={say('history')}
            note={say('historyNote')}
            onPress={() => openPage('history')}
          />
          <Cell
            id="to-invite"
            icon="people"
            title={say('invite')}
            note={say('inviteNote')}
            onPress={() => openPage('invite')}
          />
          <Cell
            id="to-join"
            icon="join"
            title={say('join')}
            note={say('joinNote')}
            onPress={() => openPage('join')}
          />
        </>
      )}
      <Cell
        id="to-relatives"
        icon="person"
        title={say('relatives')}
        note={say('relativesNote')}
        onPress={() => openPage('relatives')}
      />
      <Cell
        id="to-settings"
        icon="settings"
        title={say('settings')}
        note={say('settingsNote')}
        onPress={() => openPage('settings')}
      />
    </List>
  );
}
