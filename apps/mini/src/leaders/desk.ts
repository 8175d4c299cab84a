import type { Right } from '@linli/domain/identity/rights';
import { loadMe, type Me, useMe } from '../state/me.ts';
import { phoneStorage } from '../state/storage.ts';
import { createStore, useStore } from '../state/store.ts';
import { type Loaded, useLoad } from '../wire/use-load.ts';
import { holds, type Post, postAtWork } from './posts.ts';

const key = 'leaders.post';
const chosen = createStore(phoneStorage.read(key) as string | undefined);

export interface Desk {
  /** Answers who is signed in; with what is kept on the phone the pages open before it has. */
  me: Loaded<Me>;
  posts: readonly Post[];
  /** The post whose area the pages show; undefined while loading and without posts. */
  post: Post | undefined;
  /** Whether the posts give a right anywhere. */
  may: (right: Right) => boolean;
}

/** Who is at work here and with which post. */
export function useDesk(): Desk {
  const known = useMe();
  const loaded = useLoad(loadMe);
  const me = { ...loaded, data: known, loading: known === undefined && loaded.loading };
  const chosenId = useStore(chosen);
  const posts = known?.appointments ?? [];
  return { me, posts, post: postAtWork(posts, chosenId), may: (right) => holds(posts, right) };
}

/** Chooses the post whose area the pages show from now on, also after the next start. */
export function choosePost(post: Post): void {
  phoneStorage.write(key, post.appointmentId);
  chosen.set(post.appointmentId);
}
