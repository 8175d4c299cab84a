import type { ReplyOf } from '@linli/contracts/catalog';
import { useEffect } from 'react';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { goSignIn } from './open-page.ts';
import { session, useSession } from './session.ts';
import { adoptSettings } from './settings.ts';
import { phoneStorage } from './storage.ts';
import { createStore, useStore } from './store.ts';

export type Me = ReplyOf<'GET /identity/me'>;

const key = 'me';

/** Who is signed in, as last heard from the server; kept on the phone so that the app opens without network. */
export const me = createStore<Me | undefined>(
  session.get() ? (phoneStorage.read(key) as Me | undefined) : undefined,
);

session.subscribe(() => {
  if (session.get()) return;
  me.set(undefined);
  phoneStorage.remove(key);
});

/** Asks the server who is signed in. @throws CallFailed */
export async function loadMe(): Promise<Me> {
  const answer = await call('GET /identity/me', {});
  phoneStorage.write(key, answer);
  me.set(answer);
  adoptSettings({ language: answer.language, elder: answer.elderMode });
  return answer;
}

let asking: Promise<unknown> | undefined;

/** Asks once, however many pages want to know. */
function askOnce(): Promise<unknown> {
  asking = asking ?? attempt(loadMe);
  return asking.finally(() => {
    asking = undefined;
  });
}

/**
 * Who is signed in, followed by the component. A page opened from a link asks the server first; without a session it
 * gives way to signing in.
 */
export function useMe(): Me | undefined {
  const signedIn = useSession() !== undefined;
  const known = useStore(me);
  useEffect(() => {
    if (!signedIn) goSignIn();
    else if (!me.get()) askOnce();
  }, [signedIn]);
  return known;
}

/** A household this account belongs to. */
export interface Home {
  joinId: string;
  householdId: string;
  address: string;
}

/** The households that have been confirmed. */
export function homesOf(known: Me | undefined): Home[] {
  return (known?.households ?? []).flatMap(({ joinId, householdId, address, state }) =>
    state === 'confirmed' && householdId !== null ? [{ joinId, householdId, address }] : [],
  );
}

/** A short name of the device for the list of devices. */
export function thisDevice(): { platform: 'weapp' | 'h5'; label: string } {
  return { platform: process.env.TARO_ENV, label: '' };
}
