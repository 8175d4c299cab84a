import { expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { atTheEnd } from '../support/database.ts';
import { openProduct } from '../support/product.ts';

it('the page of the API shows its calls without a word to any other host, under the policy of every page', async () => {
  const { url } = await openProduct();
  const browser = await launchChromium();
  atTheEnd(() => browser.close());
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${url}/api/docs`);
  await page.locator('#operations-tag-requests').click();
  await page.locator('#operations-requests-postRequestsSubmit button').first().click();
  await page.getByText('application/problem+json').first().waitFor();
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});
