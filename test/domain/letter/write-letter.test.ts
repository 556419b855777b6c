import { describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../domain/letter/fill-template.ts';
import {
  daysIn,
  languageFor,
  letterLanguages,
  methodIn,
  remedyIn,
  templateOf,
  titleIn,
} from '../../../domain/letter/letter-texts.ts';
import { owedBy, writeLetter } from '../../../domain/letter/write-letter.ts';
import type { Merchant } from '../../../domain/model/merchant.ts';
import { informationCatalogue } from '../../../domain/policy/information-catalogue.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { checkIdentifiers } from '../../../domain/requirement/check-identifiers.ts';
import { identifierFields, identifierRequirement } from '../../../domain/requirement/identifier-requirement.ts';
import { aPolicy, applied, aRequirement, aStep, at, having, registered, tuesday } from '../given.ts';

const policy = versioned(aPolicy());
const { merchant } = registered();
const owed = (more = {}) => aRequirement('bank_account', { deadline: '2018-03-12T15:00:00.000Z', ...more });
const friday = '2018-03-09T15:00:00.000Z';
const write = (locale: string, due = [owed()], now = tuesday, more: Partial<Merchant> = {}, template = 'onboarding_missing') =>
  writeLetter(policy, { ...merchant, locale, ...more }, { template, due, now });
const active = (...names: string[]) => ({
  capabilities: names.map((name) => ({ name, status: 'active' as const, since: tuesday })),
});

describe('a letter', () => {
  test("names everything that is due, each with its day by the merchant's clock, what stops and what to do, in its language", () => {
    const due = [
      owed({ restricts: ['payouts'] }),
      aRequirement('website', {
        title: 'Website or shop page that shows what is sold',
        deadline: '2018-03-31T02:00:00.000Z',
        restricts: ['payments', 'pix_payments'],
        errors: [{ code: 'website_invalid' }],
      }),
      aRequirement('tax_form', { title: 'A form of your own', restricts: [] }),
    ];
    expect(write('pt-BR', due, friday, active('payments', 'pix_payments'))).toEqual({
      locale: 'pt',
      subject: 'Falta você nos enviar: Conta bancária para os repasses e mais 2',
      body: [
        'Olá, Loja da Ana Ltda,',
        'Seu cadastro está quase pronto. Assim que recebermos o restante, seguimos em frente.',
        'O que ainda falta da sua parte:',
        [
          '– Conta bancária para os repasses',
          '  Envie até 12 de março de 2018: faltam 3 dias.',
          '  Até lá, os repasses ficam suspensos.',
          '– Site ou página da loja que mostra o que é vendido',
          // two in the morning of the 31st in London is the evening of the 30th in São Paulo
          '  Envie até 30 de março de 2018.',
          '  Depois dessa data, os pagamentos e os pagamentos com Pix param.',
          '  O site não é um endereço público: envie-o na forma https://sua-loja.example.',
          '– A form of your own',
        ].join('\n'),
        'Sua equipe de cadastro',
      ].join('\n\n'),
      action: 'Enviar agora',
      requirementId: 'bank_account',
    });
  });
  test('writes days as the merchant’s own region does', () => {
    expect(write('en-GB').body).toContain('by 12 March 2018');
    expect(write('en-US').body).toContain('by March 12, 2018');
    expect(write('fr').body).toContain('avant le 12 mars 2018');
    expect(write('es-MX').body).toContain('12 de marzo de 2018');
    expect(write('ja-JP').body).toContain('by March 12, 2018');
  });
  test('is in the language a reviewer asked in', () => {
    expect(write('pt-BR', [owed({ language: 'de' })])).toMatchObject({
      locale: 'de',
      body: expect.stringContaining('12. März 2018'),
    });
  });
  test('counts the last days, and says when it is too late', () => {
    expect(write('en', [owed()], '2018-03-11T14:00:00.000Z').body).toContain(': 1 day left');
    expect(write('en', [owed()], '2018-03-12T14:00:00.000Z').body).toContain('less than a day left');
    expect(write('en', [owed()], '2018-03-12T15:00:00.000Z').body).toContain('It was due on March 12, 2018');
    expect(write('en', [owed()], '2018-03-09T14:00:00.000Z').body).toContain('by March 12, 2018: 3 days left.');
    expect(write('en', [owed({ deadline: '2018-04-30T15:00:00.000Z' })]).body).toContain('by April 30, 2018.');
  });
  test('says that something stops only where it works today and there is a day to come', () => {
    const working = active('payouts');
    expect(write('en', [owed()], tuesday, working).body).toContain('After that day, payouts stop.');
    expect(write('en', [owed()], tuesday).body).toContain('Until we have it, payouts stay off.');
    expect(write('en', [aRequirement('bank_account')], tuesday, working).body).not.toMatch(/stop|stay off/);
    expect(write('en', [owed()], '2018-03-13T15:00:00.000Z', working).body).not.toMatch(/stop|stay off/);
    expect(write('en', [owed({ restricts: [] })]).body).not.toMatch(/stop|stay off/);
  });
  test.each([
    ['onboarding', 'Your onboarding team'],
    ['risk_check', 'Your onboarding team'],
    ['activation', 'Your activation team'],
    ['care', 'Your merchant care team'],
    ['dormant', 'Your merchant care team'],
  ] as const)('is signed by the team that has the merchant in hand: in %s', (lifecycleStage, team) => {
    const letter = write('en', [], tuesday, { lifecycleStage }, 'care_check_in');
    expect(letter.body.split('\n\n').at(-1)).toBe(team);
  });
  test('about something else still lists what is due, and leads to the page’s home where nothing is', () => {
    const help = write('en', [owed()], tuesday, {}, 'first_sale_help');
    expect(help.body).toContain('What we still need from you:\n\n– Bank account for payouts');
    const quiet = write('en', [], tuesday, {}, 'first_sale_help');
    expect(quiet.body).not.toContain('still need');
    expect(quiet).not.toHaveProperty('requirementId');
  });
  test('names the shop and the person, and speaks to a shop whose name is nothing but marks', () => {
    const named = { tradingName: 'Ana Store', contact: { name: 'Ana' } };
    expect(write('en', [], tuesday, named, 'first_sale_help')).toMatchObject({
      subject: 'Ana Store is ready to sell',
      body: expect.stringContaining('Hello Ana,'),
    });
    const marks = { legalName: '//', contact: {} };
    expect(write('en', [], tuesday, marks, 'first_sale_help')).toMatchObject({
      subject: 'your shop is ready to sell',
      body: expect.stringMatching(/^Hello,\n/),
    });
  });
  test('names all that the merchant owes, the most pressing first, and nothing that waits for others', () => {
    const shop = having(
      registered(),
      aRequirement('b', { deadline: '2018-03-20T13:00:00.000Z' }),
      aRequirement('a', { deadline: '2018-03-12T13:00:00.000Z' }),
      aRequirement('c', { awaitingActionFrom: 'operations' }),
      aRequirement('d', { dueStatus: 'eventually_due' }),
    );
    expect(owedBy({ requirements: shop.requirements.filter(({ id }) => id.length === 1) }).map(({ id }) => id)).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('the texts of letters', () => {
  test('call every requirement of the default policy, and every one of ours, by its name in each language', () => {
    const identifiers = identifierFields.map((field) =>
      identifierRequirement(merchant.merchantId, field, { code: 'x', remediation: 'y' }, at(tuesday)),
    );
    const asked = informationCatalogue(policy).map(({ key, title }) => ({ id: `information:${key}`, title }));
    const catalogue = policy.requirements.catalogue.map(({ key, title }) => ({ id: key, title }));
    for (const tag of letterLanguages(policy)) {
      const { language } = languageFor(policy, tag);
      for (const one of [...catalogue, ...identifiers, ...asked])
        expect(titleIn(language, one) === one.title, `${tag} ${one.title}`).toBe(tag === 'en');
    }
    const { language } = languageFor(policy, 'pt');
    const owner = { id: 'owner_identity:p1', title: 'Identity document of the owner', of: 'Ana: Filha' };
    expect(titleIn(language, owner)).toBe('Documento de identidade do proprietário: Ana: Filha');
    expect(titleIn(languageFor(policy, 'fr').language, owner)).toContain(' : Ana: Filha');
    expect(titleIn(language, { ...owner, of: '//' })).toBe('Documento de identidade do proprietário');
    const boarding = { id: 'boarding:sepa_debit', title: 'Payment method activation', method: 'sepa_debit' };
    expect(titleIn(languageFor(policy, 'en').language, boarding)).toBe('Payment method activation: SEPA direct debit');
    expect(titleIn(language, { ...owner, title: 'A paper of your own policy' })).toBe('A paper of your own policy: Ana: Filha');
    expect(methodIn(language, 'pay_by_bank')).toBe('pay by bank');
  });
  test("say what to do about our own complaints in the merchant's language, and leave others their words", () => {
    const wrong = registered({
      ...{ registrationNumber: '11.222.333/0001-82', vatNumber: 'x', mcc: '0000', website: 'nowhere' },
      ...{ contact: { email: 'ana', phone: '12' }, bankAccount: { country: 'DE', iban: 'DE00' } },
    });
    const bad = applied(wrong, checkIdentifiers(wrong, aStep(), at(tuesday))).requirements;
    expect(bad.map((one) => one.id).toSorted()).toEqual(identifierFields.map((field) => `identifier:${field}`).toSorted());
    const english = languageFor(policy, 'en').language;
    for (const tag of letterLanguages(policy)) {
      const { language } = languageFor(policy, tag);
      for (const { id, errors } of bad) {
        for (const error of errors) {
          const said = remedyIn(language, id, error);
          expect(said.length).toBeGreaterThan(20);
          expect(said === remedyIn(english, id, error), `${tag} ${error.code}`).toBe(tag === 'en');
        }
      }
      for (const { key, remediation } of informationCatalogue(policy)) {
        const said = remedyIn(language, `information:${key}`, { code: 'information_requested', remediation });
        expect(said === remediation, `${tag} ${remediation}`).toBe(tag === 'en');
      }
      for (const { key, remediation } of policy.requirements.rejections) {
        const said = remedyIn(language, 'website', { code: key, remediation });
        expect(said === remediation, `${tag} ${remediation}`).toBe(tag === 'en');
      }
    }
    expect(write('pt', [owed({ errors: [{ code: 'wrong_format', remediation: 'Send a\n PDF.' }] })]).body).toContain(
      '  Send a PDF.',
    );
  });
  test('exist in every language for every letter the default policy names', () => {
    expect(letterLanguages(policy)).toEqual(['en', 'pt', 'fr', 'de', 'es']);
    for (const ladder of policy.nudges.ladders)
      for (const rung of ladder.rungs) if (rung.kind === 'nudge') expect(policy.letters.kinds[rung.template]).toBe('reminder');
  });
  test('count by the plural rules of the language', () => {
    const { language } = languageFor(policy, 'en');
    const polish = { ...language, words: { ...language.words, days: { one: '1 dzień', few: '{n} dni', other: '{n} dnia' } } };
    expect([1, 3].map((n) => daysIn('pl', polish, n))).toEqual(['1 dzień', '3 dni']);
    expect(daysIn('en', polish, 3)).toBe('3 dnia');
    expect(daysIn('pl', language, 3)).toBe('3 days');
  });
  test('are refused by name when nobody wrote them, and a placeholder nobody knows stays to be seen', () => {
    expect(() => templateOf(languageFor(policy, 'en').language, 'never_written')).toThrow(
      'there is no letter called "never_written"',
    );
    expect(() => languageFor({ letters: { kinds: {}, languages: {} } }, 'pt')).toThrow('letters.languages.en');
    expect(fillTemplate('{a} and {b} and {constructor}', { a: 'x' })).toBe('x and {b} and {constructor}');
  });
});
