import { describe, expect, test } from 'vitest';
import { makeFiguresHourly } from '../../world/hourly-figures.ts';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, seriousOf } from './open-console.ts';
import { useDesk } from './use-desk.ts';

/** how many sheets a PDF has: each page is an object of this type */
const sheetsOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

describe.skipIf(!hasBrowser)('the weekly page in the browser', () => {
  const desk = useDesk('2026-10-30T12:00:00.000Z');

  test('has trends and a proposal that opens the policy it is about, and prints on two sheets', async () => {
    const { world } = desk;
    for (const n of ['um', 'dois', 'tres', 'quatro', 'cinco', 'seis']) await world.apply(`semana-${n}`, bookshop);
    await world.hours(25 * 24);
    await makeFiguresHourly(world.cloud);
    await world.hours(2);
    const page = await desk.as('Dieter');
    await page.goto(`${world.url}/figures`);
    await page.getByRole('link', { name: 'Weekly page' }).click();
    await page.getByRole('heading', { name: 'What holds merchants up' }).waitFor();
    for (const heading of ['Work by queue, eight weeks', 'Recurring issues', 'Proposals', 'Right the first time, lowest first'])
      await page.getByRole('heading', { name: heading }).waitFor();
    expect(await seriousOf(page)).toEqual([]);
    expect(sheetsOf(await page.pdf({ preferCSSPageSize: true }))).toBe(2);
    const proposal = page.getByRole('listitem').filter({ hasText: 'weeks in a row' }).first();
    const place = /requirements\.catalogue\.\d+\.\w+|\w+MoveLimits\.0/.exec(await proposal.innerText())?.[0] ?? '';
    expect(place).not.toBe('');
    await proposal.getByRole('button').click();
    await page.getByText(`You were led to ${place}.`).waitFor();
  }, 240_000);

  test('no page wrote an error to the console', () => expect(desk.complaints).toEqual([]));
});
