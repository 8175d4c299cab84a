import { describe, expect, it } from 'vitest';
import type { openProduct } from '../support/product.ts';
import type { atTheRegister } from './at-the-register.ts';
import { type deskScreens, openPage as open } from './desk-screen.ts';
import { broken } from './faults.ts';
import type { morningAtTheDesk } from './morning-at-the-desk.ts';

/** What is acted with the register and with rounds, on the community of the console's test. */
export function registerStories({
  on,
  at,
  register,
  screenOf,
}: {
  on: Awaited<ReturnType<typeof openProduct>>;
  at: Awaited<ReturnType<typeof morningAtTheDesk>>;
  register: Awaited<ReturnType<typeof atTheRegister>>;
  screenOf: ReturnType<typeof deskScreens>;
}): void {
  describe('a secretary with the register and a round', () => {
    it('finds a family by its initials, reads its page and its numbers with a reason that is kept', async () => {
      const screen = await screenOf(at.secretary);
      const { page } = screen;
      await open(screen, 'register');
      await page.getByRole('searchbox', { name: '搜索住户' }).fill('wxl');
      await page.keyboard.press('Enter');
      await page.waitForURL(/query=wxl/);
      await page.getByRole('link', { name: at.homes.wellHome.household.address }).click();
      await screen.sees(/住在这里的人/);
      await screen.tap('button', '看回答');
      await screen.sees(/36\.5 ℃/);
      await screen.tap('button', '看完整号码：王秀兰');
      expect(await broken(page)).toEqual([]);
      await page.getByRole('textbox').fill('核对电话');
      await screen.tap('button', /^确\s*定$/);
      await screen.sees(/已记下是谁/);
      await page.keyboard.press('Escape');
      await screen.sees('原因：核对电话');
      expect(screen.errors()).toEqual([]);
    });

    it('opens a round after seeing whom it reaches, and reads results of another one', async () => {
      const screen = await screenOf(at.secretary);
      const { page } = screen;
      await open(screen, 'rounds/new');
      await screen.tap('radio', '只填一次');
      await page.getByRole('textbox', { name: '依据' }).fill('养老服务条例第三十八条');
      await page.getByRole('textbox', { name: '为了什么' }).fill('每天知道独居的人平安');
      await screen.tap('button', /^预\s*览$/);
      await screen.sees('会这样问');
      await screen.sees('今天都好吗？');
      await screen.look('console-round-preview');
      expect(await broken(page)).toEqual([]);
      await screen.tap('button', '开这一轮');
      await screen.tap('button', /^确\s*定$/);
      await page.waitForURL(/console\/rounds$|console\/rounds\?/);
      await page.getByRole('link', { name: '独居报平安' }).waitFor();
      await page.getByRole('link', { name: '早晚健康登记' }).click();
      await screen.tap('link', '结果');
      await screen.sees('2 份填报，2 户（1 次）');
      expect(screen.errors()).toEqual([]);
    });

    it('is told why a file is not taken, and brings one in after a dry run', async () => {
      const screen = await screenOf(at.secretary);
      const { page } = screen;
      await open(screen, 'register/imports');
      const choose = async (name: string, text: string) =>
        page.locator('input[type=file]').setInputFiles({
          name,
          mimeType: 'application/octet-stream',
          buffer: Buffer.from(text, 'utf8'),
        });
      await choose('花名册.xlsx', 'PK\u0003\u0004 not a workbook');
      await screen.sees('这个文件没有收下');
      await screen.sees(/文件损坏，打不开/);
      screen.errors();
      await choose('新住户.csv', '住址,姓名,手机号\n3-2-501,周大勇,15400000501\n3栋,周小勇,\n');
      await screen.tap('button', /^检\s*查$/);
      await screen.sees('正在检查');
      await on.worker.runUntilIdle();
      await screen.sees('住址缺房号');
      await screen.look('console-import-checked');
      await screen.tap('button', '导入台账');
      await screen.tap('button', /^确\s*定$/);
      await screen.sees('正在导入');
      await on.worker.runUntilIdle();
      await screen.sees('导入完了');
      expect(screen.errors()).toEqual([]);
    });

    it('an inspector reads what a second asking found and is offered nothing to do', async () => {
      const screen = await screenOf(at.inspector);
      await open(screen, `rounds/rechecks/${register.sampleId}`);
      await screen.sees(/先说“是”，后说“否”/);
      expect(await screen.page.locator('main').getByRole('button').count()).toBe(0);
    });
  });
}
