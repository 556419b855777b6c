import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeTextParts } from '../../console/src/shell/free-text-parts.ts';

const joined = (text: string): string =>
  freeTextParts(text)
    .map((part) => part.text)
    .join('');

describe('what a person typed', () => {
  test.each([
    'see a_b: call 12.30 - ask_for.Lia',
    'a_b',
    'card_payments',
    '  two  spaces\nand a line ',
    'https://shop.example/a_b-c.d:8443/x?y=1#z',
    '<b>bold</b> & "quoted"',
    '',
  ])('is shown exactly: %j', (text) => {
    expect(joined(text)).toBe(text);
  });

  test('law: nothing is lost or added, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(joined(text)).toBe(text);
      }),
    );
    const words = fc.constantFrom('https://a.example', 'javascript:alert(1)', ' ', '.', '_', ': ', 'HTTP://B.example/c)', '-');
    fc.assert(
      fc.property(fc.array(words), (many) => {
        expect(joined(many.join(''))).toBe(many.join(''));
      }),
    );
  });

  test('has links at http and https addresses, without the mark that ends the sentence', () => {
    expect(freeTextParts('See https://shop.example/a_b-c, or (http://b.example:8080/x).')).toEqual([
      { text: 'See ' },
      { text: 'https://shop.example/a_b-c', href: 'https://shop.example/a_b-c' },
      { text: ', or (http://b.example:8080/x).' },
    ]);
    expect(freeTextParts('http://b.example:8080/x')).toEqual([
      { text: 'http://b.example:8080/x', href: 'http://b.example:8080/x' },
    ]);
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'mailto:ana@shop.example',
    'https:alert(1)',
    'https://',
    'xhttps://a.example',
    'www.shop.example',
  ])('stays text, never a link: %s', (text) => {
    expect(freeTextParts(text)).toEqual([{ text }]);
  });
});
