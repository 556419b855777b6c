import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainName } from '../../../domain/text/plain-name.ts';

test.each([
  ['Padaria do Zé', 'Padaria do Zé'],
  ['Müller & Söhne GmbH', 'Müller & Söhne GmbH'],
  ['A.P. Møller - Mærsk A/S', 'A.P. Møller - Mærsk A/S'],
  ['Bäckerei e.V.', 'Bäckerei e.V.'],
  ['Win 500 EUR at https://evil.example/now today', 'Win 500 EUR at today'],
  ['Shop www.evil.example', 'Shop'],
  ['Shop evil.example/login', 'Shop'],
  ['Amazon.com Inc', 'Amazon com Inc'],
  ['https://evil.example', 'https evil example'],
  ['write to a@evil.example', 'write to a@evil example'],
  ['\u202egnp.exe\u202c Shop', 'gnp exe Shop'],
  ['Shop\r\nBcc: all', 'Shop Bcc: all'],
  ['Sho\u200bp', 'Shop'],
  ['Shop evil。example', 'Shop evil example'],
  ['javascript:alert(1) Shop', 'Shop'],
])('%j is written as %j', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});

test('nothing is left that a mail program makes a link of, and plain stays plain', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.emailAddress(), fc.domain()),
      fc.string({ unit: 'grapheme' }),
      (link, word) => {
        const plain = plainName(`${word} ${link} ${word}`);
        expect(plain).not.toMatch(/:\/\/\S|[\p{L}\p{N}]\.\p{L}{2}/u);
        expect(plainName(plain)).toBe(plain);
      },
    ),
  );
});
