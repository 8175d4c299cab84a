import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtMini } from '../support/built-mini.ts';
import { Host } from './host.ts';
import { Screen } from './screen.ts';

/** What pages may want to know when they open; a page opened without it would be a mistake of ours. */
const anything = [
  'slotId',
  'householdId',
  'areaId',
  'roundId',
  'importId',
  'personId',
  'callId',
  'requestId',
  'offerId',
  'caseId',
  'checkpointId',
  'shiftId',
  'rosterId',
]
  .map((name) => `${name}=00000000-0000-7000-8000-000000000000`)
  .join('&');

let folder: string;
beforeAll(() => {
  folder = builtMini('weapp');
});

describe('the built mini-program', () => {
  it('stays below 1 MB in the main package and in every sub-package', () => {
    const host = new Host(folder);
    const roots = [
      ...new Set(
        host.pages.filter((page) => !host.mainPackage.includes(page)).map((page) => page.split('/')[0] ?? ''),
      ),
    ];
    const inSubPackages = roots.map((root) => bytesBelow(path.join(folder, root)));
    const main = bytesBelow(folder) - inSubPackages.reduce((sum, bytes) => sum + bytes, 0);
    expect(main).toBeLessThan(1_000_000);
    for (const bytes of inSubPackages) expect(bytes).toBeLessThan(1_000_000);
  });

  it('opens every page, before signing in and without network, without an error', async () => {
    const { pages } = new Host(folder);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      const host = new Host(folder);
      host.launch(`${page}?${anything}`);
      const screen = new Screen(host);
      await screen.until(() => screen.byId('page-title'), `the title of ${page}`);
      expect({ page, errors: host.errors }).toEqual({ page, errors: [] });
    }
  });
});

describe('the kit on WeChat', () => {
  let host: Host;
  let screen: Screen;
  beforeAll(async () => {
    host = new Host(folder);
    host.launch('kit-page/index');
    screen = new Screen(host);
    await screen.until(() => screen.byId('k-main'));
  });

  it('says roles, names and states to screen readers', () => {
    expect(screen.byId('k-feel').element.attributes['aria-role']).toBe('radiogroup');
    expect(screen.byRole('checkbox', '买药').element.attributes['aria-checked']).toBe('true');
    expect(screen.byRole('switch', '大字模式').element.attributes['aria-checked']).toBe('false');
    expect(screen.byRole('button', '回首页').element.attributes.id).toBe('back');
  });

  it('does nothing when a disabled button is pressed', () => {
    expect(screen.tap('k-disabled')).toBe(0);
  });

  it('reads a temperature typed without a point, and never starts with one', async () => {
    expect(screen.byId('k-temperature').element.attributes.value).toBe('');
    screen.type('k-temperature', '368');
    await screen.until(() => screen.byId('k-temperature').element.attributes.value === '36.8');
  });

  it('opens and closes a dialog', async () => {
    screen.tap('k-open');
    await screen.until(() => screen.byRole('dialog', '联系谁？'));
    screen.tap('k-sheet-close');
    await screen.until(() => !screen.has('k-sheet'));
  });

  it('asks before what cannot be undone', async () => {
    screen.tap('k-ask');
    await screen.until(() => screen.byRole('alertdialog', '退出这个家庭？'));
    screen.tap('confirm-no');
    await screen.until(() => !screen.has('confirm'));
  });

  it('keeps large text for the next time', async () => {
    screen.tap('k-elder');
    await screen.until(
      () => screen.byRole('switch', '大字模式').element.attributes['aria-checked'] === 'true',
    );
    const next = new Host(folder, { storage: host.storage });
    next.launch('kit-page/index');
    const again = new Screen(next);
    await again.until(() => again.byRole('switch', '大字模式').element.attributes['aria-checked'] === 'true');
  });

  it('starts with large text where WeChat shows large text', async () => {
    const large = new Host(folder, { system: { fontSizeScaleFactor: 1.4 } });
    large.launch('kit-page/index');
    const seen = new Screen(large);
    await seen.until(() => seen.byRole('switch', '大字模式').element.attributes['aria-checked'] === 'true');
  });

  it('speaks English where the phone does', async () => {
    const english = new Host(folder, { system: { language: 'en' } });
    english.launch('kit-page/index');
    await new Screen(english).sees('Parts of the kit');
  });

  it('says that there is no network', async () => {
    host.emit('NetworkStatusChange', { isConnected: false, networkType: 'none' });
    await screen.sees('没有网络');
    host.emit('NetworkStatusChange', { isConnected: true, networkType: 'wifi' });
    await screen.until(() => !screen.text().includes('没有网络'));
  });
});

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(path.join(folder, name)))
    .reduce((sum, found) => sum + (found.isFile() ? found.size : 0), 0);
}
