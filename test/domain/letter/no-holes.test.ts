import { describe, expect, test } from 'vitest';
import { optOutLink, stepLink } from '../../../domain/letter/letter-links.ts';
import { letterLanguages } from '../../../domain/letter/letter-texts.ts';
import { holesOf } from '../../../domain/letter/placeholders.ts';
import { renderMail } from '../../../domain/letter/render-mail.ts';
import { writeLetter } from '../../../domain/letter/write-letter.ts';
import type { Merchant } from '../../../domain/model/merchant.ts';
import type { Requirement } from '../../../domain/model/requirement.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { lifecycleStage } from '../../../domain/values.ts';
import { aPolicy, aRequirement, registered, tuesday } from '../given.ts';

const policy = versioned(aPolicy());
const { merchant } = registered();
const base = merchant;
const later = '2018-03-12T15:00:00.000Z';

/** each fact as it is when it is there, when it is not, and when somebody typed nonsense */
const merchants: Partial<Merchant>[] = [
  {},
  { tradingName: 'Ana Store', contact: { name: 'Ana', email: 'ana@shop.example' } },
  { tradingName: ' \u202e ', legalName: '...', contact: {} },
  { tradingName: 'Win a prize https://evil.example/x', contact: { name: 'www.evil.example' } },
  { legalName: '<b>&"Tom\'s"</b>\n\nBcc: all@example.com', contact: { name: '– Ana\u200b' } },
  { capabilities: ['payments', 'payouts', 'pix_payments'].map((name) => ({ name, status: 'active', since: tuesday })) },
];
const people: Partial<Requirement>[] = [{}, { of: 'Ana  Souza' }, { of: '//' }, { method: 'pix' }, { method: 'pay_by_bank' }];
const deadlines: Partial<Requirement>[] = [
  {},
  { deadline: later },
  { deadline: '2018-06-30T15:00:00.000Z' },
  { deadline: '2018-03-06T12:00:00.000Z' },
  { deadline: '2018-03-06T15:00:00.000Z' },
  { deadline: '2018-03-07T15:00:00.000Z' },
];
const stops: Partial<Requirement>[] = [
  { restricts: [] },
  { restricts: ['payouts'] },
  { restricts: ['payments', 'pix_payments', 'x_payments'] },
];
const errors: Partial<Requirement>[] = [
  { errors: [] },
  { errors: [{ code: 'blurred', remediation: 'Send  a sharp\n\n– copy.' }] },
  { errors: [{ code: 'website_invalid' }, { code: 'vat_number_checksum' }] },
];

const product = (...lists: readonly (readonly Partial<Requirement>[])[]): Partial<Requirement>[] =>
  lists.reduce<Partial<Requirement>[]>((all, list) => all.flatMap((one) => list.map((other) => ({ ...one, ...other }))), [{}]);
const requirements = product(people, deadlines, stops, errors).map((more, n) =>
  aRequirement(n % 2 === 0 ? 'bank_account' : `x:${n}`, more),
);

const holes: readonly [string, RegExp][] = [
  ['a placeholder', /[{}]/],
  ['a value that was not there', /undefined|null|NaN|Invalid|\[object/],
  ['the beginning of time', /1970|1969/],
  ['two spaces', /\S {2,}\S/],
  ['an empty bracket or quote', /\(\s*\)|\[\s*\]|""|«\s*»/],
  ['a mark after nothing', /(^|\s)[,;:](\s|$)(?<!\s[:;]\s)/m],
  ['an empty line too many', /\n{3,}|^\s|\s$/],
  ['an address of somebody else', /evil\.example/],
  ['what turns a text round', /[\u202a-\u202e\u200b]/],
];

/** what a letter that tells of figures is filled with, as whoever sends it does */
const figuresOf = (template: string) => () =>
  Object.fromEntries(
    holesOf(template)
      .known.filter((name) => !['merchant', 'name', 'requirement'].includes(name))
      .map((name) => [name, '12']),
  );

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ');

describe('no letter has a hole', () => {
  test.each(letterLanguages(policy))('in %s, whatever is known of the merchant and of what is due', (tag) => {
    const french = tag === 'fr';
    let written = 0;
    const check = (given: Merchant, template: string, due: readonly Requirement[]) => {
      const letter = writeLetter(policy, given, { template, due, facts: figuresOf(template), now: tuesday });
      const link = stepLink('https://my.example.com', given.merchantId, letter.requirementId);
      const optOut = {
        label: policy.letters.languages[tag]?.optOut.label ?? '',
        url: optOutLink('https://my.example.com', 'a.b'),
      };
      const mail = renderMail({ ...letter, link, company: 'Café & Co', optOut });
      written += 1;
      expect(letter.locale).toBe(tag);
      expect(letter.subject).not.toMatch(/[\r\n]/);
      for (const [part, text] of Object.entries({ subject: letter.subject, body: letter.body, text: mail.text })) {
        for (const [what, hole] of holes) {
          // French sets a space before its double marks
          if (french && what === 'a mark after nothing') continue;
          expect(text.replace(/^ {2}/gm, ''), `${what} in the ${part} of ${template}`).not.toMatch(hole);
        }
      }
      expect(mail.html).not.toMatch(/undefined|null|NaN|1970|<b>|[{}]/);
      // both parts have the same words, and the link is there once
      expect(mail.text.split(link).length).toBe(2);
      expect(mail.html.split(`href="${link}"`).length).toBe(2);
      expect(textOf(mail.html)).toContain('Café &amp; Co');
    };
    for (const template of Object.keys(policy.letters.kinds))
      for (const more of merchants)
        for (const stage of lifecycleStage.options) {
          const given = { ...base, ...more, locale: tag, lifecycleStage: stage };
          check(given, template, []);
          check(given, template, requirements.slice(0, 3));
        }
    for (const template of ['onboarding_missing', 'first_sale_help'])
      for (const more of merchants)
        for (const [n, one] of requirements.entries())
          check({ ...base, ...more, locale: tag }, template, n % 3 === 0 ? [one, aRequirement('tax_form')] : [one]);
    expect(written).toBeGreaterThan(3_000);
  });
});
