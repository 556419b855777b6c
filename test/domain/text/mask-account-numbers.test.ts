import * as fc from 'fast-check';
import { composeIBAN, countrySpecs, isValidBBAN } from 'ibantools';
import { expect, test } from 'vitest';
import { accountMark, maskAccountNumbers } from '../../../domain/text/mask-account-numbers.ts';

const german = 'DE89370400440532013000';
const spellings: Readonly<Record<string, string>> = {
  'as it is': german,
  'in groups': 'DE89 3704 0044 0532 0130 00',
  'with no-break spaces': 'DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000',
  'with narrow spaces': 'DE89\u202f3704\u202f0044\u202f0532\u202f0130\u202f00',
  'with dots': 'DE89.3704.0044.0532.0130.00',
  'with slashes': 'DE89/3704/0044/0532/0130/00',
  'with dashes and spaces': 'DE89 - 3704 - 0044 - 0532 - 0130 - 00',
  'with underscores': 'DE89_3704_0044_0532_0130_00',
  'with zero-width spaces': [...german].join('\u200b'),
  'with marks of direction': `\u202e${german}\u202c`,
  'full width': 'ＤＥ８９３７０４００４４０５３２０１３０００',
  'in Arabic digits': 'DE٨٩٣٧٠٤٠٠٤٤٠٥٣٢٠١٣٠٠٠',
  'in small letters': german.toLowerCase(),
  'after an underscore': `iban_${german}`,
  'inside a word': `konto${german}ende`,
  'in brackets': `(${german})`,
  'over two lines': 'DE89 3704 0044\n0532 0130 00',
  'mistyped in a digit': 'DE89 3704 0044 0532 0130 01',
  'with a digit missing': 'DE89 3704 0044 0532 0130 0',
};

for (const [how, spelling] of Object.entries(spellings)) {
  test(`an IBAN ${how} is masked and says so`, () => {
    const masked = maskAccountNumbers(`please use ${spelling}, thank you`);
    expect(masked).toContain('(account number removed, ends in ');
    expect(masked.normalize('NFKC').replace(/[^0-9]/g, '').length).toBeLessThan(7);
    expect(masked).toMatch(/^please use /);
    expect(masked).toMatch(/thank you$/);
  });
}

test.each([
  ['a Spanish account by its check digits', 'CCC 2100 0418 45 0200051332'],
  ['a Hungarian account by its check digits', '11773016-11111018-00000000'],
  ['a Portuguese NIB', '0002.0123.12345678901.54'],
  ['what the text calls an account', 'account number: 0532013000'],
  ['the same in German', 'Konto Nr. 532 013 000'],
  ['a British sort code with its account', '20-00-00 55779911'],
])('%s is masked', (_, text) => {
  expect(maskAccountNumbers(text)).toContain('(account number removed, ends in ');
});

test.each([
  'order 2018-08-21 12:30:00 of 1,234.56 EUR',
  'https://example.com/documents/7f3c9a52-10f3-4b61-9a1e-2f4cb1d0a9aa',
  'call +49 30 901820 or +33 1 70 18 99 00',
  'payment 00066f42aeeb9f3007548bb9d3f33c38',
  'chapter 2100041845 ........ 0200051332',
  'DE12 apples and 34 pears for the party on Sunday',
  'VAT DE136695976, register HRB 12345 Köln',
  'MLS number 4111-22, account is blocked since 2024',
])('%s stays as it is typed', (text) => {
  expect(maskAccountNumbers(text)).toBe(text);
});

test('several numbers of one text are masked each, and masking again changes nothing', () => {
  const masked = maskAccountNumbers(`old ${german}, new GB82 WEST 1234 5698 7654 32.`);
  expect(masked).toBe('old (account number removed, ends in 3000), new (account number removed, ends in 5432).');
  expect(maskAccountNumbers(masked)).toBe(masked);
});

test('of an IBAN of any country, grouped in any way, at most four characters stay', () => {
  const countries = Object.entries(countrySpecs).filter(([, spec]) => /^\^\[0-9\]\{\d+\}\$$/.test(spec.bban_regexp ?? ''));
  const iban = fc.constantFrom(...countries).chain(([countryCode, { chars }]) => {
    const length = Number(chars) - 4;
    return fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((digits) => digits.join(''))
      .filter((bban) => isValidBBAN(bban, countryCode))
      .map((bban) => composeIBAN({ countryCode, bban }) ?? '');
  });
  const gap = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u200b', ' / ');
  fc.assert(
    fc.property(iban, fc.array(gap, { minLength: 40, maxLength: 40 }), (number, gaps) => {
      const text = [...number].map((character, place) => character + gaps[place]).join('');
      const masked = maskAccountNumbers(`to ${text}!`);
      expect(masked).toContain('account number removed');
      expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(4);
    }),
  );
});

test('of a short number nothing is told, of a long one its ending', () => {
  expect(accountMark('1234567')).toBe('(account number removed)');
  expect(accountMark('12345678')).toBe('(account number removed, ends in 5678)');
});

test.each([
  ['spaces', ' '.repeat(250_000)],
  ['underscores', '_'.repeat(250_000)],
  ['digits', '1'.repeat(250_000)],
  ['beginnings of IBANs', 'DE12 0'.repeat(40_000)],
  ['labels', 'account number: '.repeat(15_000)],
  ['digits far apart', `1${' '.repeat(50)}`.repeat(5_000)],
])(
  'a quarter of a million characters of %s are looked through, where a time that grows faster than they do takes minutes',
  (_, text) => {
    const began = performance.now();
    maskAccountNumbers(`${text}1234567`);
    expect(performance.now() - began).toBeLessThan(25_000);
  },
);
