import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignedCountries } from '../../../domain/assigned-countries.ts';
import { checkRegistrationNumber } from '../../../domain/requirement/check-registration-number.ts';
import { checkVatNumber } from '../../../domain/requirement/check-vat-number.ts';
import { europeanRegisters } from '../../../domain/requirement/european-registers.ts';
import type { IdentifierCheck } from '../../../domain/requirement/identifier-check.ts';
import { checkNumber } from '../../../domain/requirement/number-form.ts';
import { registersBeyondEurope } from '../../../domain/requirement/registers-beyond-europe.ts';
import { prefixedVat, taxNumbers } from '../../../domain/requirement/vat-forms.ts';

const said = (check: IdentifierCheck): string => (check.ok ? 'ok' : check.error.code);
const registration = (value: string, country: string) => said(checkRegistrationNumber(value, country, 'company'));
const tables = { europeanRegisters, registersBeyondEurope, prefixedVat, taxNumbers };

describe('the table of numbers', () => {
  it.each(Object.entries(tables))('%s names assigned countries, and each example is right by its own form', (_name, table) => {
    for (const [country, forms] of Object.entries(table)) {
      expect(assignedCountries.has(country), country).toBe(true);
      for (const form of forms) {
        for (const example of (form.example ?? '').split(/ or |, /))
          expect(said(checkNumber('registration_number', example, country, [form])), `${country} ${form.name} ${example}`).toBe(
            'ok',
          );
      }
    }
  });
});

describe("a company's own register number passes", () => {
  it.each([
    ['AT', 'FN 122119m', '122119 m'],
    ['AU', '49 004 028 077', '004.028.077'],
    ['BE', '0403.170.701', 'BE 0403 170 701', '403170701'],
    ['BG', '831642181', '831640113', '8316421810001'],
    ['BR', '33.000.167/0001-01', '12.ABC.345/01DE-35'],
    ['CA', '1234567', 'BC1234567'],
    ['CH', 'CHE-105.909.036', 'CHE 105 909 036 MWST', 'CH-020.3.020.910-7'],
    ['CL', '76.086.428-5', '76086428-5'],
    ['CN', '9144030071526726XG'],
    ['CY', 'HE 123456', 'ΗΕ 123456'],
    ['CZ', '452 74 649', 'IČO: 45274649'],
    ['DE', 'HRB 150148 B', 'Amtsgericht München, HRB 42243', 'HRB-Nr. 42243', 'GnR 123', 'VR 4711'],
    ['DK', '24 25 67 90', 'CVR 24256790'],
    ['EE', '10421629'],
    ['ES', 'A-28015865', 'ESA28015865'],
    ['FI', '0112038-9'],
    ['FR', '552 100 554', 'RCS Paris 552 100 554', '552 100 554 RCS Paris', '356 000 000 09075', 'W751234567'],
    ['GB', '00445790', 'SC005336', 'OC301540', 'R0000521', 'IP000CUS', 'SL00911A'],
    ['GR', '121707501000'],
    ['HR', '080000604', '27759560625'],
    ['HU', '01-10-041585', '10625790-4-44', '10625790'],
    ['IE', '483299'],
    ['IN', 'L17110MH1973PLC019786', 'AAB-1234'],
    ['IT', '00905811006', 'MI-1234567', 'REA MI 1234567'],
    ['JP', '1180301018771', '1800-01-018771'],
    ['KR', '130111-0006246', '124-81-00998'],
    ['LT', '110053842'],
    ['LU', 'B82454', 'R.C.S. Luxembourg B 82.454'],
    ['LV', '40003032949'],
    ['MT', 'C 2833'],
    ['NL', '33011433', 'KvK 33011433', '000012345678'],
    ['NO', '923 609 016', 'NO 923 609 016 MVA'],
    ['NZ', '9429036975273', '1234567'],
    ['PL', '0000028860', 'KRS: 0000028860', '774-000-14-54', '610188201'],
    ['PY', '80.028.061-0'],
    ['RO', 'J40/372/2002', 'J2024000372402', '1590082'],
    ['RU', '1027700132195', '7707083893'],
    ['SE', '556703-7485', '16556703-7485'],
    ['SG', '199201624D', 'T20VC0001A'],
    ['SI', '5300231000', '5025796'],
    ['SK', '31 322 832'],
    ['TH', '0107544000108'],
    ['TW', '22099131', '10458878', '00501503'],
    ['US', '94-2404110', 'C0806592'],
    ['UY', '21-100342-001-7'],
    ['ZA', '2015/123456/07'],
    ['AE', 'CN-1234567'],
  ])('%s: %s %s %s %s %s %s', (country, ...numbers) => {
    for (const number of numbers) expect(registration(number, country), number).toBe('ok');
  });
});

describe('a number that is wrong', () => {
  it.each([
    ['BR', '12.ABC.345/01DE-36', 'registration_number_checksum'],
    ['BG', '831642182', 'registration_number_checksum'],
    ['SI', '5300232', 'registration_number_checksum'],
    ['RU', '1027700132196', 'registration_number_checksum'],
    ['TH', '0107544000109', 'registration_number_checksum'],
    ['TW', '22099132', 'registration_number_checksum'],
    ['UY', '211003420018', 'registration_number_checksum'],
    ['GB', '1234567', 'registration_number_format'],
    ['GB', 'ABCDEFGH', 'registration_number_format'],
    ['BE', '2403170701', 'registration_number_format'],
    ['HU', '12892312941', 'registration_number_format'],
    ['HU', '12892313-2-41', 'registration_number_checksum'],
    ['SE', '556703-7486', 'registration_number_checksum'],
    ['DE', 'DE136695976', 'registration_number_format'],
  ])('of %s, %s, is refused: %s', (country, number, code) => {
    expect(registration(number, country)).toBe(code);
  });
  it('is refused with the name of the number that is wanted, and an example', () => {
    const check = checkRegistrationNumber('123', 'SK', 'company');
    expect(check).toMatchObject({
      ok: false,
      error: { code: 'registration_number_length', about: { name: 'IČO', example: '31333532' } },
    });
    const trader = checkRegistrationNumber('123', 'BR', 'sole_proprietor');
    expect(trader).toMatchObject({
      ok: false,
      error: { about: { name: 'CPF' } },
    });
  });
  it('of a VAT number with the country before it twice is refused', () => {
    expect([said(checkVatNumber('BE 0403.170.701', 'BE')), said(checkVatNumber('BE BE 0403.170.701', 'BE'))]).toEqual([
      'ok',
      'vat_number_format',
    ]);
  });
});

describe('who is no company', () => {
  it('goes by the number of its own register where there is one', () => {
    const of = (value: string, country: string, form: 'non_profit' | 'public_body' | 'sole_proprietor') =>
      said(checkRegistrationNumber(value, country, form));
    expect(of('1234567', 'GB', 'non_profit')).toBe('ok');
    expect(of('CHY 12345', 'IE', 'non_profit')).toBe('ok');
    expect(of('W751234567', 'FR', 'non_profit')).toBe('ok');
    expect(of('ON-7', 'GB', 'public_body')).toBe('ok');
    expect(of('4711', 'QA', 'sole_proprietor')).toBe('ok');
    expect(of('529.982.247-25', 'BR', 'sole_proprietor')).toBe('ok');
  });
});

describe('a VAT number', () => {
  it.each([
    ['AT', 'ATU 135 85 627'],
    ['BG', 'BG831642181'],
    ['CA', '123026635 RT 0001'],
    ['CH', 'CHE-116.281.710 MWST', 'CHE-116.281.710 MwSt.', 'CHE116281710TVA', 'CHE-116.281.710'],
    ['ES', 'ESA28015865'],
    ['FR', 'FR 40 303 265 045', 'FR K7 399 859 412'],
    ['GB', 'GB 220 4302 31', 'GB980780684001', 'GBGD001', 'XI110305878', 'XI 110 3058 78'],
    ['GR', 'EL094259216', 'GR094259216', '094259216'],
    ['HU', '10625790-4-44'],
    ['IE', 'IE6388047V', 'IE3628739UA'],
    ['IM', 'GB002597852'],
    ['IN', '27AAPFU0939F1ZV'],
    ['JP', 'T1180301018771'],
    ['LI', 'CHE-116.281.710 MWST', '50123'],
    ['MC', 'FR53000004605'],
    ['NL', 'NL000099998B57', 'NL004495445B01'],
    ['NO', 'NO 923 609 016 MVA', '923609016'],
    ['SA', '310122393500003'],
    ['SE', 'SE556703748501'],
    ['US', '94-2404110', 'EU372022452'],
    ['NO', 'EU372022452'],
    ['XK', '330123456'],
  ])('of %s: %s %s %s %s %s %s', (country, ...numbers) => {
    for (const number of numbers) expect(said(checkVatNumber(number, country)), number).toBe('ok');
  });
  it.each([
    ['GB', 'XI110305879', 'vat_number_checksum'],
    ['IE', 'XI110305878', 'vat_number_country'],
    ['FR', 'CHE-116.281.710 MWST', 'vat_number_country'],
    ['BE', 'BE2403170701', 'vat_number_format'],
    ['DE', 'EU372022452', 'vat_number_length'],
  ])('of %s: %s is refused: %s', (country, number, code) => {
    expect(said(checkVatNumber(number, country))).toBe(code);
  });
});

describe('what separates the digits, and what nobody sees', () => {
  const right: readonly (readonly [string, string])[] = [
    ['BR', '11222333000181'],
    ['FR', '552008443'],
    ['PL', '0000028860'],
    ['CL', '760864285'],
    ['AU', '53004085616'],
  ];
  const between = fc.constantFrom(...' .-/–\u2011\u00a0\u202f\u200b\u200e\u2060\ufeff\u00ad_·:,()\t');
  it('law: never changes the verdict', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...right),
        fc.array(fc.tuple(fc.nat(30), between), { maxLength: 8 }),
        ([country, number], marks) => {
          let written = number;
          for (const [place, mark] of marks) written = written.slice(0, place) + mark + written.slice(place);
          expect(registration(written, country)).toBe('ok');
          expect(checkRegistrationNumber(written, country, 'company')).toEqual(
            checkRegistrationNumber(number, country, 'company'),
          );
        },
      ),
    );
  });
  it('does not count, nor do wide digits and those of other scripts; a sign that belongs nowhere does', () => {
    expect(registration('１１．２２２．３３３／０００１－８１', 'BR')).toBe('ok');
    expect(registration('٠٠٠٠٠٢٨٨٦٠', 'PL')).toBe('ok');
    expect(registration('0000#028860', 'PL')).toBe('registration_number_format');
  });
});
