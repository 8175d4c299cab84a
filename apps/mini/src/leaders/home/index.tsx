import { Heading } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useWords } from '../../state/use-words.ts';
import { type Desk, useDesk } from '../desk.ts';
import { go } from '../go.ts';
import type { Post } from '../posts.ts';
import { type Tile, Tiles } from '../tiles.tsx';
import { deskWords } from '../words/desk.ts';
import { homeWords } from '../words/home.ts';
import { WorkPage } from '../work-page.tsx';
import { CurrentSlots } from './current-slots.tsx';
import { GateDuty } from './gate-duty.tsx';
import { OnMe } from './on-me.tsx';
import { PostLine } from './post-line.tsx';
import { ToDo } from './to-do.tsx';
import { UrgentAlerts } from './urgent-alerts.tsx';

/** A leader opens this first, at six in the morning: what is on me now. */
export default function LeaderHome() {
  const say = useWords(homeWords);
  const sayDesk = useWords(deskWords);
  const desk = useDesk();
  const { post } = desk;
  return (
    <WorkPage title={say('title')} of={[desk.me]}>
      {post ? (
        <AtWork key={post.appointmentId} desk={desk} post={post} />
      ) : (
        <Empty text={sayDesk('noPost')} note={sayDesk('noPostNote')} />
      )}
    </WorkPage>
  );
}

function AtWork({ desk, post }: { desk: Desk; post: Post }) {
  const say = useWords(homeWords);
  const { may } = desk;
  return (
    <>
      <PostLine posts={desk.posts} post={post} />
      {(may('requests.view') || may('requests.handle')) && <OnMe areaId={post.areaId} />}
      {may('alerts.view') && <UrgentAlerts areaId={post.areaId} />}
      {may('reports.coverage') && <CurrentSlots areaId={post.areaId} />}
      <ToDo may={may} areaId={post.areaId} />
      <GateDuty may={may} areaId={post.areaId} />
      <Heading>{say('tools')}</Heading>
      <Tiles tiles={useTools(desk, post.areaId)} />
    </>
  );
}

function useTools({ may }: Desk, areaId: string): Tile[] {
  const say = useWords(homeWords);
  const all = [
    {
      id: 'tool-coverage',
      icon: 'chart',
      label: say('coverage'),
      page: 'coverage',
      right: 'reports.coverage',
    },
    {
      id: 'tool-register',
      icon: 'search',
      label: say('register'),
      page: 'register',
      right: 'register.search',
    },
    { id: 'tool-rounds', icon: 'report', label: say('rounds'), page: 'rounds', right: 'rounds.view' },
    { id: 'tool-areas', icon: 'building', label: say('areas'), page: 'areas', right: 'areas.view' },
    { id: 'tool-posts', icon: 'people', label: say('posts'), page: 'posts', right: 'posts.view' },
    { id: 'tool-imports', icon: 'list', label: say('imports'), page: 'imports', right: 'register.import' },
    { id: 'tool-export', icon: 'shield', label: say('exporting'), page: 'export', right: 'register.export' },
  ] as const;
  return all
    .filter((tool) => may(tool.right))
    .map(({ page, right: _, ...tool }) => ({ ...tool, onPress: () => go(page, { areaId }) }));
}
