import { describe, expect, test } from 'vitest';
import { frenchOf } from '../../console/src/i18n/french/french-of.ts';
import { plain, titledBy } from '../../console/src/i18n/plain.ts';
import { together } from '../../console/src/merchant/timeline-words.ts';
import policy from '../../policies/default.json' with { type: 'json' };

describe('what the domain writes, in words instead of ids', () => {
  test('a payment method is called what people call it', () => {
    expect(plain('Boarding of the payment method: sepa_debit', 'en')).toBe('Boarding of the payment method: SEPA direct debit');
    expect(plain('Deadline missed: Boarding of the payment method: card', 'fr')).toContain(': Carte');
    expect(plain('Identity document of the owner: Paulo Evans', 'en')).toBe('Identity document of the owner: Paulo Evans');
  });

  test('minor units are money, whatever the decimals of the currency', () => {
    const reason = (currency: string) => `declared monthly volume 90000000 is at least 50000000 minor units of ${currency}`;
    expect(plain(reason('BRL'), 'en')).toBe('declared monthly volume R$900,000 is at least R$500,000');
    expect(plain(reason('JPY'), 'en')).toBe('declared monthly volume ¥90,000,000 is at least ¥50,000,000');
    expect(frenchOf(plain(reason('EUR'), 'fr'))).toMatch(/^le volume mensuel déclaré, 900.000.€, atteint 500.000.€$/);
  });

  test.each(policy.tasks.queues.map(({ title }) => title).filter((title) => !/Deadlines missed|Risk reviews/.test(title)))(
    'a task that is only called “%s” says whom it is about',
    (title) => {
      for (const locale of ['en', 'fr'] as const) expect(titledBy(title, 'Amber Pets', locale)).toMatch(/Amber Pets/);
      expect(titledBy(title, undefined, 'en')).toBe(title);
    },
  );

  test('a title of its own stays', () => {
    expect(titledBy('Risk review of Amber Pets', 'Amber Pets', 'fr')).toBe('Risk review of Amber Pets');
  });
});

describe('the timeline', () => {
  const entry = (at: string, type: string, id = 'id-check') =>
    ({ at: `2026-11-19T${at}Z`, type, actor: { kind: 'provider', id } }) as const;

  test('tells once what one hand did several times within a minute, and keeps minutes and hands apart', () => {
    const told = together([
      entry('12:00:09', 'requirement.satisfied.v1'),
      entry('12:00:09', 'requirement.verified.v1'),
      entry('12:00:04', 'requirement.satisfied.v1'),
      entry('12:00:04', 'requirement.verified.v1', 'register'),
      entry('11:59:58', 'requirement.satisfied.v1'),
    ]);
    expect(told.map((group) => group.map(({ at }) => at.slice(11, 19)))).toEqual([
      ['12:00:09', '12:00:04'],
      ['12:00:09'],
      ['12:00:04'],
      ['11:59:58'],
    ]);
  });

  test('loses nothing', () => {
    const all = ['a', 'b', 'a', 'c', 'a'].map((type, at) => entry(`12:0${Math.floor(at / 2)}:00`, type));
    expect(together(all).flat()).toHaveLength(all.length);
  });
});
