import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedLists } from '../../../domain/policy/risk-lists.ts';
import { emailDomain } from '../../../domain/requirement/check-email.ts';
import { worstCountryList } from '../../../domain/risk/country-list.ts';
import { mccRisk } from '../../../domain/risk/mcc-risk.ts';
import { comparedName, nameSimilarity } from '../../../domain/risk/name-similarity.ts';
import { screenNames } from '../../../domain/risk/screen-names.ts';
import { sampleScreeningList } from '../../../domain/risk/screening-list.ts';
import { webPresence } from '../../../domain/risk/web-presence.ts';
import { aPolicy, registered } from '../given.ts';

const similarity = (a: string, b: string, kind: 'person' | 'entity' = 'person') =>
  nameSimilarity(comparedName(a, kind), comparedName(b, kind));
const hits = (name: string, kind: 'person' | 'entity' = 'person') =>
  screenNames([{ id: 'p1', name, kind }], sampleScreeningList, 88).map((one) => one.ref);

describe('screening a name', () => {
  it.each([
    ['Viktor Zhdanenko', 'S-001'],
    ['ZHDANENKO, Viktor', 'S-001'],
    ['Maria Encarnacion Quiroga Belmonte', 'S-003'],
    ['Maria  Quiroga', 'S-003'],
    ['Abdul-Karim Harrath', 'S-002'],
    ['Jihoon Paekche', 'S-005'],
  ])('%s is found as %s', (name, ref) => {
    expect(hits(name)).toContain(ref);
  });
  it.each(['Ana Souza', 'Maria Silva', 'Viktor Orlov', 'Karim Benali'])('%s is nobody listed', (name) => {
    expect(hits(name)).toEqual([]);
  });
  it.each([
    ['Виктор Жданенко', 'Viktor Zhdanenko'],
    ['Сергей Шойгу', 'Sergei Shoigu'],
    ['Юрий Щербак', 'Yuri Scherbak'],
    ['Γεώργιος Παπαδόπουλος', 'Georgios Papadopoulos'],
    ['جورج حبش', 'George Habbash'],
    ['محمد علي', 'Mohammed Ali'],
    ['נפתלי בנט', 'Naftali Bennett'],
    ['魏京生', 'Jingsheng Wei'],
    ['IŞIL YILDIRIM', 'Işıl Yıldırım'],
    ['Đỗ Anh Tuấn', 'Do Anh Tuan'],
    ['Björk Guðmundsdóttir', 'Bjork Gudmundsdottir'],
    ["Conor O'Neill", 'Conor O’Neill'],
    ['T. A. Monjardim', 'Tancredo Augusto Monjardim'],
    ['Monjardim T.A.', 'Tancredo Augusto Monjardim'],
    ['Tancredo A. Monjardim', 'Tancredo Augusto Monjardim'],
    ['J. Smith', 'John Smith'],
  ])('%s may be %s', (name, listed) => {
    expect(similarity(name, listed)).toBeGreaterThanOrEqual(88);
    expect(similarity(listed, name)).toBe(similarity(name, listed));
  });
  it.each([
    ['George Bush', 'George Habbash'],
    ['جورج بوش', 'George Habbash'],
    ['على', 'Ali'],
    ['T. A. Monteiro', 'Tancredo Augusto Monjardim'],
    ['K. Smith', 'John Smith'],
    ['J. K.', 'John Kennedy'],
    ['Виктор Орлов', 'Viktor Zhdanenko'],
  ])('%s is not %s', (name, listed) => {
    expect(similarity(name, listed)).toBeLessThan(88);
  });
  it('takes a letter for a first name of people only', () => {
    expect(similarity('A Trading', 'Alpha Trading', 'entity')).toBeLessThan(88);
  });
  it('does not mind the legal form of a company, nor a name that is nothing but one', () => {
    expect(hits('Northern Lantern Shipping GmbH', 'entity')).toContain('S-006');
    expect(comparedName('AG', 'entity').words).toEqual(['ag']);
  });
  it('puts the most similar first, and names nobody', () => {
    const found = screenNames(
      [
        { id: 'p1', name: 'Maria Encarnación Quiroga Belmonte', kind: 'person' },
        { id: 'p2', name: 'Maria Quiroga', kind: 'person' },
      ],
      sampleScreeningList,
      60,
    );
    expect(found.map((one) => one.similarity)).toEqual(found.map((one) => one.similarity).toSorted((a, b) => b - a));
    expect(JSON.stringify(found)).not.toContain('Quiroga');
  });
  it('orders equals by reference', () => {
    const names = ['B', 'A', 'C'].map((ref) => ({ ref, name: 'Ana Souza', aliases: [], kind: 'person' as const }));
    const list = { source: 's', asOf: '2026-01-01', names };
    expect(screenNames([{ id: 'p', name: 'Ana Souza', kind: 'person' }], list, 90).map((one) => one.ref)).toEqual([
      'A',
      'B',
      'C',
    ]);
  });
  it('law: is the same both ways round, whole for the same name in any order of words, and within 0..100', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.array(word, { minLength: 1, maxLength: 4 }), (a, b) => {
        const score = similarity(a.join(' '), b.join(' '));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(similarity(a.join(' '), a.toReversed().join(' ').toUpperCase())).toBe(100);
      }),
    );
  });
});

describe('lists and lines of business', () => {
  const { fatf } = shippedLists;
  it('takes the worst list of all countries involved, as of a day it names', () => {
    expect([worstCountryList(['BR', 'IR'], fatf), worstCountryList(['BR', 'VN'], fatf), worstCountryList(['BR'], fatf)]).toEqual([
      'black',
      'grey',
      'none',
    ]);
    expect(fatf.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
  it('puts what policy prohibits before what schemes call high', () => {
    const { risk } = aPolicy();
    expect(['7995', '5967', '5944', '5732', '0001'].map((one) => mccRisk(one, risk))).toEqual([
      'prohibited',
      'high',
      'medium',
      'low',
      'unknown',
    ]);
  });
});

describe('e-mail and website', () => {
  it('are of no domain at all when the address is none', () => {
    expect(emailDomain('Ana@No Domain')).toBe('no domain');
  });
  const presence = (email: string | undefined, website: string | undefined) =>
    webPresence(registered({ contact: email === undefined ? {} : { email }, website }).merchant, shippedLists.freeMail);
  it('match when the mailbox is of the website’s domain or one above or below it', () => {
    expect(presence('ana@loja.com.br', 'https://www.loja.com.br').email_matches_website).toBe(true);
    expect(presence('ana@mail.loja.com.br', 'https://loja.com.br').email_matches_website).toBe(true);
    expect(presence('ana@loja.com.br', 'https://shop.loja.com.br').email_matches_website).toBe(true);
    expect(presence('ana@gmail.com', 'https://loja.com.br')).toMatchObject({ email_free: true, email_matches_website: false });
  });
  it('say so when they are missing or of no use', () => {
    expect(presence(undefined, undefined)).toEqual({
      email_present: false,
      email_disposable: false,
      email_free: false,
      email_matches_website: false,
      website_present: false,
    });
    expect(presence('a@yopmail.com', 'nonsense')).toMatchObject({ email_disposable: true, website_present: false });
  });
});
