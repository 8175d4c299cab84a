import { phoneStorage } from './storage.ts';

const prefix = 'kept:';

/** Answers of the server that a page can show without network, as long as somebody is signed in. */
export function keptAnswer<T>(name: string): T | undefined {
  return phoneStorage.read(prefix + name) as T | undefined;
}

/** Keeps an answer. A phone that is full keeps none; the page then needs the network. */
export function keepAnswer(name: string, answer: unknown): void {
  try {
    phoneStorage.write(prefix + name, answer);
  } catch {
    forgetKept();
  }
}

/** Forgets one. */
export function dropAnswer(name: string): void {
  phoneStorage.remove(prefix + name);
}

/** Forgets all of them, or those whose names begin alike. */
export function forgetKept(names = ''): void {
  for (const key of phoneStorage.keys()) if (key.startsWith(prefix + names)) phoneStorage.remove(key);
}
