import { roles } from '@linli/contracts/identity/roles';
import { useState } from 'react';
import { Choice } from '../../kit/choice.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { choosePost } from '../desk.ts';
import type { Post } from '../posts.ts';
import { deskWords } from '../words/desk.ts';
import { homeWords } from '../words/home.ts';

/** Where I work and as what; with several posts also the way to another one. */
export function PostLine({ posts, post }: { posts: readonly Post[]; post: Post }) {
  const say = useWords(homeWords);
  const sayDesk = useWords(deskWords);
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const nameOf = (one: Post) => sayDesk('postAt', { role: label(roles[one.role]), area: one.areaName });
  const change = { value: say('changePost'), onPress: () => setOpen(true) };
  return (
    <List>
      <Cell
        id="post"
        icon="building"
        title={post.areaName}
        note={label(roles[post.role])}
        {...(posts.length > 1 ? change : {})}
      />
      <Sheet id="posts" open={open} title={sayDesk('whichPost')} onClose={() => setOpen(false)}>
        <Choice
          id="which-post"
          label={sayDesk('myPosts')}
          options={posts.map((one) => ({ value: one.appointmentId, label: nameOf(one) }))}
          value={post.appointmentId}
          onChange={(id) => {
            const chosen = posts.find((one) => one.appointmentId === id);
            if (chosen) choosePost(chosen);
            setOpen(false);
          }}
        />
      </Sheet>
    </List>
  );
}
