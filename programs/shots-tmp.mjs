import { chromium } from 'playwright-core';

const url = 'http://localhost:3399',
  out = '/tmp/codes-shots';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [w, h] of [
  [1440, 900],
  [390, 844],
])
  for (const locale of ['en-GB', 'fr-FR']) {
    const context = await browser.newContext({ viewport: { width: w, height: h }, locale, colorScheme: 'light' });
    context.setDefaultTimeout(30000);
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (e) => errors.push(e.message));
    const take = async (name, full = false) => {
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${out}/${name}-${w}-${locale.slice(0, 2)}.png`, fullPage: full });
    };
    try {
      await page.goto(`${url}/today`);
      await page.getByRole('button', { name: /Dieter/ }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await take('today');
      await page.goto(`${url}/tasks?queue=risk_review`);
      await page.waitForTimeout(1500);
      const l = page.locator('a[href*="risk_review-"]');
      if (await l.count()) {
        await l.first().click();
      }
      await take('task', true);
      await page.goto(`${url}/playbooks?tab=policy`);
      await take('policy');
      for (const s of await page.locator('button[aria-expanded="false"]').all()) await s.click().catch(() => {});
      await take('policy-open', true);
      await page.goto(`${url}/merchants?stage=activation`);
      await page.waitForTimeout(1500);
      await page.locator('a[href*="/merchants/m_"]').first().click();
      await page.waitForTimeout(1000);
      await take('merchant', true);
      await page.goto(`${url}/playbooks?tab=trouble`);
      await take('trouble', true);
      await page.goto(`${url}/figures`);
      await take('figures');
    } catch (e) {
      console.log(w, locale, String(e).slice(0, 300));
    }
    console.log(w, locale, 'errors', errors.slice(0, 3));
    await context.close();
  }
await browser.close();
