import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, onTestFailed } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { atTheEnd } from '../support/database.ts';

/** Pictures of what a test saw, out of git. */
export const artifacts = path.resolve(import.meta.dirname, '../../artifacts/browser');
const pictures = path.resolve(import.meta.dirname, '../../infra/pictures');

const usualSize = { width: 375, height: 812 };

// In the browser's own words: nothing moves any more but what moves for ever.
const settled =
  "document.getAnimations().every((each) => each.playState !== 'running' || each.effect.getComputedTiming().iterations === Infinity)";

export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors on the page and requests to other hosts since the last time somebody asked. */
  errors(): string[];
  /** Keeps what the screen shows, out of git; with UPDATE_PICTURES=1 and a `picture` also for the README. */
  look(name: string, picture?: boolean): Promise<void>;
  /** Opens a page of the mini-program, such as `pages/home/index`. */
  go(address?: string): Promise<void>;
  tap(
    role: 'button' | 'radio' | 'checkbox' | 'switch' | 'tab' | 'link',
    name: string | RegExp,
  ): Promise<void>;
  /** Types into the text field with this id. */
  type(id: string, text: string): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
  seesNot(text: string | RegExp): Promise<void>;
  /** Signs in with a phone and the demo code, agreeing to the notice first. */
  signIn(phone: string): Promise<void>;
}

/** One browser for a test file. Every phone is a profile of its own; an error on a page fails the test that looks. */
export async function openBrowser(url: string, clock: { now(): Date }) {
  const browser: Browser = await launchChromium();
  let phones = 0;
  atTheEnd(() => browser.close());

  return async function phone(
    options: {
      width?: number;
      height?: number;
      dark?: boolean;
      language?: string;
      /** A computer with mouse and keyboard. */
      desk?: boolean;
    } = {},
  ): Promise<Phone> {
    const context = await browser.newContext({
      viewport: {
        width: options.width ?? (options.desk ? 1280 : usualSize.width),
        height: options.height ?? (options.desk ? 800 : usualSize.height),
      },
      deviceScaleFactor: options.desk ? 1 : 1.5,
      reducedMotion: 'reduce',
      hasTouch: !options.desk,
      isMobile: !options.desk,
      locale: options.language ?? 'zh-CN',
      colorScheme: options.dark ? 'dark' : 'light',
    });
    context.setDefaultTimeout(45_000);
    const page = await context.newPage();
    await page.clock.setFixedTime(clock.now());
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy/.test(message.text()))
        errors.push(message.text());
    });

    page.on('request', (request) => {
      if (/^(http|ws)/.test(request.url()) && !request.url().startsWith(`${url}/`))
        errors.push(`asked another host: ${request.url()}`);
    });

    const number = ++phones;
    onTestFailed(async () => {
      mkdirSync(artifacts, { recursive: true });
      await page.screenshot({ path: path.join(artifacts, `failed-${number}.png`) });
      console.log(await page.locator('body').ariaSnapshot());
    });

    const phone: Phone = {
      page,
      context,
      errors: () => errors.splice(0),
      async look(name, picture = false) {
        expect(errors, 'errors on the page').toEqual([]);
        await expect.poll(() => page.evaluate<boolean>(settled)).toBe(true);
        mkdirSync(artifacts, { recursive: true });
        await page.screenshot({ path: path.join(artifacts, `${name}.png`) });
        if (!picture || process.env.UPDATE_PICTURES !== '1') return;
        await page.setViewportSize(usualSize);
        await page.screenshot({ path: path.join(pictures, `${name}.png`), scale: 'css' });
      },
      go: async (address = '') => {
        await page.goto(`${url}/${address}`);
      },
      tap: async (role, name) => {
        await page.getByRole(role, { name }).filter({ visible: true }).first().click();
      },
      type: async (id, text) => {
        await page.locator(`#${id} input, #${id} textarea, input#${id}, textarea#${id}`).first().fill(text);
      },
      sees: async (text) => {
        await page.getByText(text).filter({ visible: true }).first().waitFor();
      },
      seesNot: async (text) => {
        await expect.poll(() => page.getByText(text).filter({ visible: true }).count()).toBe(0);
      },
      async signIn(number) {
        await phone.go('pages/sign-in/index');
        await phone.tap('checkbox', /我读过并同意/);
        await phone.type('phone', number);
        await phone.tap('button', '获取验证码');
        await phone.tap('button', '填入');
        await phone.tap('button', '登录');
        await page.waitForURL((address) => !address.pathname.includes('sign-in'));
      },
    };
    return phone;
  };
}
