import { describe, expect, test } from 'vitest';
import { heic, pdf } from '../domain/file/files.ts';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');
const busy = { timeout: 15_000 };

describe.skipIf(!hasBrowser)('documents in the browser', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world }) => {
    await world.apply(shop.reference, bookshop);
  });

  test('an analyst hands in a document for the merchant, is told at once what is wrong with a photo, and opens what was sent', async () => {
    const page = await desk.as('Emma');
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}?tab=requirements`);
    await page.getByRole('tab', { name: 'Requirements' }).click();
    await page.getByRole('button', { name: /Actions.*Website/ }).click();
    await page.getByRole('menuitem', { name: 'Submit for the merchant…' }).click();
    const dialog = page.getByRole('dialog');
    const choose = (name: string, mimeType: string, buffer: Buffer) =>
      dialog.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
    await choose('photo.jpg', 'image/jpeg', heic);
    await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
    await dialog.getByText('Apple’s HEIC format').waitFor(busy);
    await choose('page.pdf', 'application/pdf', pdf());
    await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
    await dialog.waitFor({ ...busy, state: 'hidden' });
    await desk.world.hours(0.1);
    await page.getByText('Checked').first().waitFor(busy);
    const download = page.waitForEvent('download', busy);
    await page.getByRole('button', { name: 'Open page.pdf' }).first().click();
    expect((await download).suggestedFilename()).toBe('page.pdf');
    const { requirements, documents } = await desk.seen(shop.merchantId);
    expect(documents).toMatchObject([{ state: 'clean', name: 'page.pdf', through: 'email' }]);
    expect(requirements.find(({ id }: { id: string }) => id === 'website')).toMatchObject({
      verificationStatus: 'pending_verification',
    });
    expect(await seriousOf(page)).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });
});
