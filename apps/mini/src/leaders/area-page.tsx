import type { ReactNode } from 'react';
import { Empty } from '../kit/empty.tsx';
import { useAbout } from '../state/open-page.ts';
import { useWords } from '../state/use-words.ts';
import { type Desk, useDesk } from './desk.ts';
import { deskWords } from './words/desk.ts';
import { WorkPage } from './work-page.tsx';

/**
 * A page about one area: the one it was opened for, else that of the post at work. Until that is known the page waits;
 * who holds no post is told so.
 */
export function AreaPage({
  title,
  children,
}: {
  title: string;
  children: (areaId: string, desk: Desk) => ReactNode;
}) {
  const say = useWords(deskWords);
  const about = useAbout();
  const desk = useDesk();
  const areaId = about.areaId ?? desk.post?.areaId;
  if (areaId !== undefined && desk.me.data) return children(areaId, desk);
  return (
    <WorkPage title={title} of={[desk.me]}>
      <Empty text={say('noPost')} note={say('noPostNote')} />
    </WorkPage>
  );
}
