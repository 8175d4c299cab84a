import { expect } from 'vitest';
import type { AccountCaller } from '../support/stage.ts';
import type { openBrowser, Phone } from './phone.ts';

export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** Opens large screens on which somebody is signed in already. */
export function deskScreens(openScreen: Awaited<ReturnType<typeof openBrowser>>) {
  return async (who: AccountCaller, language: Language = 'zh-Hans', width = 1280): Promise<Phone> => {
    const screen = await openScreen({ desk: true, width });
    const keep = (name: string, state: object) =>
      screen.context.addInitScript(
        `localStorage.setItem('linli.console.${name}', ${JSON.stringify(JSON.stringify({ state, version: 0 }))})`,
      );
    await keep('session', { token: who.token });
    await keep('settings', { language, scheme: 'system' });
    return screen;
  };
}

/** Opens a page of the console and waits until everything on it has come. */
export async function openPage(screen: Phone, address: string): Promise<void> {
  await screen.go(`console/${address}`);
  await screen.page.locator('main h1').waitFor();
  await expect.poll(() => screen.page.locator('.waiting').count()).toBe(0);
}
