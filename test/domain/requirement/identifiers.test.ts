import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealBankAccount } from '../../../domain/requirement/check-bank-account.ts';
import { checkEmail } from '../../../domain/requirement/check-email.ts';
import { checkMcc, mccTitle } from '../../../domain/requirement/check-mcc.ts';
import { checkPhone } from '../../../domain/requirement/check-phone.ts';
import { checkRegistrationNumber } from '../../../domain/requirement/check-registration-number.ts';
import { checkVatNumber } from '../../../domain/requirement/check-vat-number.ts';
import { checkWebsite } from '../../../domain/requirement/check-website.ts';
import type { IdentifierCheck } from '../../../domain/requirement/identifier-check.ts';
import { checkNumber, known, ofValidator } from '../../../domain/requirement/number-form.ts';

const said = (check: IdentifierCheck): string => (check.ok ? check.value : check.error.code);

describe('a registration number', () => {
  it.each([
    ['11.222.333/0001-81', 'BR', 'company', '11222333000181'],
    ['11.222.333/0001-82', 'BR', 'company', 'registration_number_checksum'],
    ['529.982.247-25', 'BR', 'individual', '52998224725'],
    ['529.982.247-26', 'BR', 'sole_proprietor', 'registration_number_checksum'],
    ['11.222.333/0001-81', 'BR', 'sole_proprietor', '11222333000181'],
    ['552 008 443', 'FR', 'company', '552008443'],
    ['55', 'FR', 'company', 'registration_number_length'],
    ['HRB 86891', 'DE', 'company', 'HRB86891'],
    ['86891', 'DE', 'company', 'registration_number_format'],
    ['HRB 86891', 'DE', 'sole_proprietor', 'HRB86891'],
    ['SC123456', 'GB', 'company', 'SC123456'],
    ['12345678', 'NL', 'company', '12345678'],
    ['REG-4711', 'QA', 'company', 'REG4711'],
    ['x', 'QA', 'company', 'registration_number_format'],
    ['12', 'GB', 'individual', 'registration_number_length'],
  ] as const)('%s of %s (%s) is %s', (value, country, type, expected) => {
    expect(said(checkRegistrationNumber(value, country, type))).toBe(expected);
  });
  it('law: of all changes of one digit of a CNPJ not one passes', () => {
    const right = '11222333000181';
    fc.assert(
      fc.property(fc.nat(13), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digit = (Number(right[place]) + by) % 10;
        expect(checkRegistrationNumber(right.slice(0, place) + digit + right.slice(place + 1), 'BR', 'company').ok).toBe(false);
      }),
    );
  });
  it('is refused as wrongly formed when the library has a complaint of its own', () => {
    const odd = { name: 'X', localName: 'X', compact: (one: string) => one, format: (one: string) => one };
    class Odd extends Error {
      override name = 'Odd';
    }
    const silent = { ...odd, validate: () => ({ isValid: false as const, error: new Odd('?') }) };
    expect(said(checkNumber('vat_number', 'x', 'QA', [ofValidator(silent)]))).toBe('vat_number_format');
    expect(() => known('QA', 'cr', 'CR', '1')).toThrow('stdnum has no QA.cr');
  });
});

describe('a VAT number', () => {
  it.each([
    ['DE136695976', 'DE', '136695976'],
    ['136695976', 'DE', '136695976'],
    ['DE136695977', 'DE', 'vat_number_checksum'],
    ['DE136695976', 'FR', 'vat_number_country'],
    ['EL094259216', 'GR', '094259216'],
    ['EL094259216', 'DE', 'vat_number_country'],
    ['GB980780684', 'GB', '980780684'],
    ['11222333000181', 'BR', '11222333000181'],
    ['ab-1234', 'QA', 'AB1234'],
    ['?', 'QA', 'vat_number_format'],
  ])('%s of a business in %s is %s', (value, country, expected) => {
    expect(said(checkVatNumber(value, country))).toBe(expected);
  });
});

describe('a bank account', () => {
  const code = (account: Parameters<typeof sealBankAccount>[0]): string => {
    const sealed = sealBankAccount(account, 'pepper');
    return sealed.status === 'invalid' ? sealed.code : sealed.last4;
  };
  it.each([
    [{ country: 'DE', iban: 'DE89 3704 0044 0532 0130 00' }, '3000'],
    [{ country: 'DE', iban: 'DE89370400440532013001' }, 'iban_checksum'],
    [{ country: 'DE', iban: 'hello' }, 'iban_country'],
    [{ country: 'DE', iban: '' }, 'iban_format'],
    [{ country: 'FR', iban: 'FR1420041010050500013M02606' }, '2606'],
    [{ country: 'CI', iban: 'CI93CI0080111301134291200589' }, '0589'],
    [{ country: 'FR', iban: 'FR1420041010050500013M02605' }, 'iban_checksum'],
    [{ country: 'GB', iban: 'GB00WEST12345698765432' }, 'iban_checksum'],
    [{ country: 'GB', iban: 'GB01BARC20714583608387' }, 'iban_checksum'],
    [{ country: 'GB', iban: 'IBAN: gb82\u00a0west 1234\u200b5698 7654-32' }, '5432'],
    [{ country: 'US', iban: 'US64SVBKUS6S3300958879' }, 'iban_country'],
    [{ country: 'DE', iban: 'DE8937040044053201300' }, 'iban_format'],
    [{ country: 'DE', iban: 'DE8937040044053201300O' }, 'iban_format'],
    [{ country: 'FR', accountNumber: '12345' }, 'iban_missing'],
    [{ country: 'US', accountNumber: '021000021 123456789', holder: 'Ana' }, '6789'],
    [{ country: 'US', accountNumber: '12' }, 'account_number_format'],
    [{ country: 'US' }, 'account_number_format'],
  ])('%o gives %s', (account, expected) => {
    expect(code(account)).toBe(expected);
  });
  it('has the same fingerprint however it is written, and another under another pepper', () => {
    const a = sealBankAccount({ country: 'DE', iban: 'DE89370400440532013000' }, 'one');
    const b = sealBankAccount({ country: 'DE', iban: 'de89 3704 0044 0532 0130 00' }, 'one');
    const c = sealBankAccount({ country: 'DE', iban: 'DE89370400440532013000' }, 'two');
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
  });
  it('law: whatever is sent, the number itself is never in the answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCDE '), minLength: 8, maxLength: 40 }), (number) => {
        const bare = number.replace(/ /g, '');
        fc.pre(bare.length > 6);
        const answers = [
          sealBankAccount({ country: 'US', accountNumber: number }, 'p'),
          sealBankAccount({ country: 'DE', iban: number }, 'p'),
        ];
        for (const answer of answers) {
          const { fingerprint: _hash, ...shown } = { fingerprint: '', ...answer };
          expect(JSON.stringify(shown)).not.toContain(bare);
        }
      }),
    );
  });
});

describe('contact, line of business and website', () => {
  it.each([
    ['Ana@Shop.COM', 'Ana@shop.com'],
    ['x', 'email_malformed'],
    ['a@mailinator.com', 'email_disposable'],
    ['a@sub.mailinator.com', 'email_disposable'],
    ['info@MÜLLER.example', 'info@xn--mller-kva.example'],
    ['info@xn--mller-kva.example', 'info@xn--mller-kva.example'],
    ['почта@россия.рф', 'почта@xn--h1alffa9f.xn--p1ai'],
    ["o'connor+shop@shop.example", "o'connor+shop@shop.example"],
    ['"the shop"@shop.example', '"the shop"@shop.example'],
    ['\u00a0a@sh\u200bop.example\u200e', 'a@shop.example'],
    ['a@نامه\u200cای.example', 'a@xn--mgba3gch31f.example'],
    [`${'a'.repeat(64)}@shop.example`, `${'a'.repeat(64)}@shop.example`],
    [`${'a'.repeat(65)}@shop.example`, 'email_malformed'],
    [`${'ü'.repeat(33)}@shop.example`, 'email_malformed'],
    [`a@${'b'.repeat(64)}.example`, 'email_malformed'],
    [`a@${`${'b'.repeat(60)}.`.repeat(5)}example`, 'email_malformed'],
    ['a..b@shop.example', 'email_malformed'],
    ['a b@shop.example', 'email_malformed'],
    ['x@sub-.example', 'email_malformed'],
    ['x@shop<.example', 'email_malformed'],
    ['x@sub_domain.example', 'email_malformed'],
    ['x@shop.example.', 'email_malformed'],
    ['x@192.0.2.1', 'email_malformed'],
    ['x@[192.0.2.1]', 'email_malformed'],
  ])('e-mail %s is %s', (value, expected) => {
    expect(said(checkEmail(value))).toBe(expected);
  });
  it.each([
    ['11 91234-5678', 'BR', '+5511912345678'],
    ['123', 'BR', 'phone_invalid'],
    ['+44 20 7946 0000', 'DE', '+442079460000'],
    ['123', 'AQ', 'phone_invalid'],
    ['abc', 'GB', 'phone_invalid'],
    ['+1 624 305 1111', 'US', '+16243051111'],
    ['(436) 256-0123', 'US', '+14362560123'],
    ['+1 911 305 1111', 'US', 'phone_invalid'],
    ['+1 555 305 1111', 'US', 'phone_invalid'],
    ['+1 624 105 1111', 'US', 'phone_invalid'],
    ['+225 07 07 12 34 56', 'CI', '+2250707123456'],
    ['+225 07 12 34 56', 'CI', 'phone_invalid'],
    ['0044 20 7946 0000', 'US', '+442079460000'],
    ['00 12', 'US', 'phone_invalid'],
    ['\u202a+44\u00a020 7946 0000\u202c', 'GB', '+442079460000'],
    ['+44 (0)20 7946 0000 ext. 12', 'GB', '+442079460000'],
  ])('phone %s of %s is %s', (value, country, expected) => {
    expect(said(checkPhone(value, country))).toBe(expected);
  });
  it('knows the merchant category codes there are', () => {
    expect([' 5732 ', '7322', '5262', '9754', '6540', '4813', '0001', '999'].map((one) => said(checkMcc(one)))).toEqual([
      ...['5732', '7322', '5262', '9754', '6540', '4813'],
      ...['mcc_unknown', 'mcc_unknown'],
    ]);
    expect(mccTitle('5732')).toContain('Electronic');
  });
  it.each([
    ['shop.com.br', 'https://shop.com.br/'],
    ['http://shop.com/x', 'http://shop.com/x'],
    ['shop.example:8080', 'https://shop.example:8080/'],
    ['shop.example:8080/x', 'https://shop.example:8080/x'],
    ['//shop.example', 'https://shop.example/'],
    ['https://müller.example/ä', 'https://xn--mller-kva.example/%C3%A4'],
    ['пример.рф', 'https://xn--e1afmkfd.xn--p1ai/'],
    ['shop.example.', 'https://shop.example./'],
    ['sh\u200bop.example', 'https://shop.example/'],
    ['localhost:3000', 'website_invalid'],
    ['192.0.2.1:80', 'website_invalid'],
    ['mailto:ana@shop.example', 'website_invalid'],
    ['https://sub-.example', 'website_invalid'],
    ['a b.example', 'website_invalid'],
    ['ftp://shop.com', 'website_invalid'],
    ['http://10.0.0.1', 'website_invalid'],
    ['localhost', 'website_invalid'],
    ['http://printer.local', 'website_invalid'],
    ['https://me:secret@shop.com', 'website_invalid'],
    ['https://:secret@shop.com', 'website_invalid'],
    ['https://', 'website_invalid'],
  ])('website %s is %s', (value, expected) => {
    expect(said(checkWebsite(value))).toBe(expected);
  });
});
