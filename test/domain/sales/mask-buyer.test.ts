import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastFourDigits, maskBuyer, maskReference } from '../../../domain/text/mask-buyer.ts';

describe('a buyer', () => {
  test.each([
    ['João Silva', 'J*** S***'],
    ['Maria da Conceição dos Santos', 'M*** S***'],
    ['Ana', 'A***'],
    ['ana.souza@mail.example', 'a***@m***.example'],
    ['<ana@mail.example>', 'a***@m***.example'],
    ['Ana Souza <ana@mail.example>', 'A*** a***@m***.example'],
    ['root@localhost', 'r***@l***'],
    ['@', '***@***'],
    ['—', '***'],
    ['4111 1111 1111 1111', '4*** 1***'],
  ])('%s is kept as %s', (clear, masked) => {
    expect(maskBuyer(clear)).toBe(masked);
  });

  test('masked twice is masked once: a held payment is read again', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => maskBuyer(maskBuyer(text)) === maskBuyer(text)));
    fc.assert(fc.property(fc.emailAddress(), (text) => maskBuyer(maskBuyer(text)) === maskBuyer(text)));
    fc.assert(fc.property(fc.string(), (text) => maskReference(maskReference(text)) === maskReference(text)));
  });

  test('of an address neither the name nor the house is left', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const [local = '', host = ''] = address.split('@');
        const kept = maskBuyer(address);
        if (local.length > 2) expect(kept).not.toContain(local);
        if (host.length > 8) expect(kept).not.toContain(host);
      }),
    );
  });
});

test.each([
  ['4111 1111 1111 1234', '1234'],
  ['**** 4242', '4242'],
  ['4242', '4242'],
  ['12', undefined],
  ['none', undefined],
])('of the card %s only %s is kept', (card, kept) => {
  expect(lastFourDigits(card)).toBe(kept);
});

describe('a reference', () => {
  test.each([
    ['Order 2026-000123', 'Order 2026-000123'],
    ['1234567890123456789', '1234567890123456789'],
    ['4111 1111 1111 1112', '4111 1111 1111 1112'],
  ])('stays what it is: %s', (text, kept) => {
    expect(maskReference(text)).toBe(kept);
  });

  test.each([
    ['card 4111 1111 1111 1111', 'card ***1111'],
    ['5555555555554444', '***4444'],
    ['for ana@mail.example, two of them', 'for a***@m***.example, two of them'],
  ])('%s is kept as %s', (text, kept) => {
    expect(maskReference(text)).toBe(kept);
  });
});
