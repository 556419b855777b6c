import { describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../domain/nudge/fill-template.ts';
import {
  hasTemplate,
  languageFor,
  messageLanguages,
  remedyIn,
  templateOf,
  titleIn,
} from '../../../domain/nudge/message-catalogue.ts';
import { nudgeIdOf, requestNudge } from '../../../domain/nudge/request-nudge.ts';
import { writeMessage } from '../../../domain/nudge/write-message.ts';
import { informationCatalogue } from '../../../domain/policy/information-catalogue.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { checkIdentifiers } from '../../../domain/requirement/check-identifiers.ts';
import { identifierFields, identifierRequirement } from '../../../domain/requirement/identifier-requirement.ts';
import { aPolicy, applied, aRequirement, aStep, at, registered, tuesday } from '../given.ts';
import { owing } from './given-ladder.ts';

const policy = versioned(aPolicy());
const { merchant } = registered();
const owed = (more = {}) => aRequirement('bank_account', { deadline: '2018-03-12T15:00:00.000Z', ...more });
const write = (locale: string, requirement = owed(), now = tuesday) =>
  writeMessage(policy, { ...merchant, locale }, 'onboarding_missing', requirement, now);

describe('the text of a nudge', () => {
  test("names the requirement, the deadline and what stops after it, in the merchant's language", () => {
    const soon = '2018-03-09T15:00:00.000Z';
    expect(write('pt-BR', owed(), soon)).toEqual({
      locale: 'pt',
      subject: 'Falta você nos enviar: Conta bancária para os repasses',
      body: [
        'Olá, Loja da Ana Ltda,',
        'O cadastro de Loja da Ana Ltda está quase pronto. O que falta da sua parte: Conta bancária para os repasses.',
        'Envie até 12 de março de 2018: faltam 3 dias.',
        'Sem isso, deixam de funcionar: repasses.',
        'Sua equipe de cadastro',
      ].join('\n\n'),
    });
    expect(write('de-DE', owed({ restricts: ['payments', 'sepa_debit_payments'] }), soon).body).toContain(
      'Zahlungen und Zahlungen mit sepa debit',
    );
    expect(write('fr', owed(), soon).body).toContain('12 mars 2018');
    expect(write('es-MX', owed(), soon).body).toContain('12 de marzo de 2018');
  });
  test.each([
    ['onboarding', 'Your onboarding team'],
    ['risk_check', 'Your onboarding team'],
    ['activation', 'Your activation team'],
    ['care', 'Your merchant care team'],
    ['dormant', 'Your merchant care team'],
  ] as const)('is signed by the team that has the merchant in hand: in %s', (lifecycleStage, team) => {
    const letter = writeMessage(policy, { ...merchant, locale: 'en', lifecycleStage }, 'care_check_in', undefined, tuesday);
    expect(letter.body.split('\n\n').at(-1)).toBe(team);
  });
  test('names the requirement when the text itself is about something else, and only then', () => {
    const help = writeMessage(
      policy,
      { ...merchant, locale: 'en' },
      'first_sale_help',
      owed({ title: 'Connect your shop' }),
      tuesday,
    );
    expect(help.body).toContain('What we still need from you: Connect your shop.');
    expect(write('en').body).not.toContain('What we still need');
  });
  test('calls every requirement of the default policy, and every one of ours, by its name in each language', () => {
    const identifiers = identifierFields.map((field) =>
      identifierRequirement(merchant.merchantId, field, { code: 'x', remediation: 'y' }, at(tuesday)),
    );
    const asked = informationCatalogue(policy).map(({ key, title }) => ({ id: `information:${key}`, title }));
    const catalogue = policy.requirements.catalogue.map(({ key, title }) => ({ id: key, title }));
    for (const tag of messageLanguages) {
      const { language } = languageFor(tag);
      for (const one of [...catalogue, ...identifiers, ...asked])
        expect(titleIn(language, one) === one.title, `${tag} ${one.title}`).toBe(tag === 'en');
    }
    const { language } = languageFor('pt');
    const owner = { id: 'owner_identity:p1', title: 'Identity document of the owner', of: 'Ana: Filha' };
    expect(titleIn(language, owner)).toBe('Documento de identidade do proprietário: Ana: Filha');
    expect(titleIn(languageFor('fr').language, owner)).toContain(' : Ana: Filha');
    const boarding = { id: 'boarding:sepa_debit', title: 'Payment method activation', method: 'sepa_debit' };
    expect(titleIn(languageFor('en').language, boarding)).toBe('Payment method activation: sepa debit');
    expect(titleIn(language, { ...owner, title: 'A paper of your own policy' })).toBe('A paper of your own policy: Ana: Filha');
  });
  test("says what to do about our own complaints in the merchant's language, and leaves others their words", () => {
    const wrong = registered({
      ...{ registrationNumber: '11.222.333/0001-82', vatNumber: 'x', mcc: '0000', website: 'nowhere' },
      ...{ contact: { email: 'ana', phone: '12' }, bankAccount: { country: 'DE', iban: 'DE00' } },
    });
    const bad = applied(wrong, checkIdentifiers(wrong, aStep(), at(tuesday))).requirements;
    expect(bad.map((one) => one.id).toSorted()).toEqual(identifierFields.map((field) => `identifier:${field}`).toSorted());
    const english = languageFor('en').language;
    for (const tag of messageLanguages) {
      const { language } = languageFor(tag);
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
    }
    expect(write('pt', owed({ errors: [{ code: 'wrong_format', remediation: 'Send a PDF.' }] })).body).toContain('Send a PDF.');
  });
  test('speaks English to whom it has no language for', () => {
    expect(write('ja-JP').locale).toBe('en');
  });
  test('counts the last days, and says when it is too late', () => {
    expect(write('en', owed(), '2018-03-11T14:00:00.000Z').body).toContain('1 day left');
    expect(write('en', owed(), '2018-03-12T14:00:00.000Z').body).toContain('less than a day left');
    expect(write('en', owed(), '2018-03-12T15:00:00.000Z').body).toContain('It was due on March 12, 2018');
  });
  test('leaves out a deadline that is far off or not there, and what nothing depends on', () => {
    expect(write('en', owed({ deadline: '2018-04-30T15:00:00.000Z', restricts: [] })).body).not.toMatch(/Please send|stop/);
    expect(write('en', aRequirement('website', { restricts: [] })).body).not.toMatch(/Please send|stop/);
  });
  test('repeats what is wrong with what was sent, and needs no requirement', () => {
    expect(write('en', owed({ errors: [{ code: 'blurred', remediation: 'Send a sharp copy.' }] })).body).toContain(
      'Send a sharp copy.',
    );
    const named = { ...merchant, tradingName: 'Ana Store', contact: { name: 'Ana' }, locale: 'en' };
    expect(writeMessage(policy, named, 'first_sale_help', undefined, tuesday)).toMatchObject({
      subject: 'Ana Store is ready to sell',
      body: expect.stringContaining('Hello Ana,'),
    });
    expect(writeMessage(policy, named, 'onboarding_missing', undefined, tuesday).subject).toContain('Ana Store');
  });
  test('exists in every language for every template the default policy names', () => {
    expect(messageLanguages).toEqual(['en', 'pt', 'fr', 'de', 'es']);
    for (const ladder of policy.nudges.ladders) {
      for (const rung of ladder.rungs) if (rung.kind === 'nudge') expect(hasTemplate(rung.template), rung.template).toBe(true);
    }
    expect(hasTemplate('never_written')).toBe(false);
  });
  test('is refused by name when nobody wrote it, and a placeholder nobody knows stays to be seen', () => {
    expect(() => templateOf(languageFor('en').language, 'never_written')).toThrow('there is no text called "never_written"');
    expect(fillTemplate('{a} and {b}', { a: 'x' })).toBe('x and {b}');
  });
});

describe('requesting a nudge', () => {
  const send = {
    kind: 'send' as const,
    stage: 'onboarding' as const,
    rung: 0,
    channel: 'email' as const,
    template: 'onboarding_missing',
    requirementId: 'bank_account',
    at: tuesday,
  };
  const request = (snapshot = owing(), nudge: object = {}) => {
    const ladder = snapshot.ladders[0];
    if (ladder === undefined) throw new Error('no ladder');
    return requestNudge(snapshot, aStep(), { ladder, answer: { ...send, ...nudge } }, at(tuesday));
  };
  test('writes the message, moves the ladder and tells of it in one decision', () => {
    const decision = request();
    const id = nudgeIdOf('onboarding', 0, tuesday);
    expect(id).toBe('onboarding-0-20180306T130000000Z');
    const next = applied(owing(), decision);
    expect(next.nudges).toMatchObject([
      { id, status: 'requested', locale: 'pt', requirementId: 'bank_account', requestedAt: tuesday },
    ]);
    expect(next.ladders).toMatchObject([
      { status: 'watching', rung: 1, sent: [{ rung: 0, at: tuesday, channel: 'email', nudgeId: id }] },
    ]);
    expect(decision.timeline.map((one) => one.type)).toEqual(['nudge.requested.v1']);
  });
  test('in-app is delivered by being written', () => {
    const decision = request(owing(), { channel: 'in_app', requirementId: undefined });
    expect(applied(owing(), decision).nudges).toMatchObject([{ status: 'delivered', deliveredAt: tuesday }]);
    expect(decision.timeline.map((one) => one.type)).toEqual(['nudge.requested.v1', 'nudge.delivered.v1']);
    expect(decision.timeline[0]?.data).toMatchObject({ requirementId: null });
  });
  test('survives a requirement that is gone, and stops a ladder whose last rung it was', () => {
    const decision = request(owing({ rung: 4 }), { rung: 4, requirementId: 'gone' });
    expect(applied(owing({ rung: 4 }), decision).nudges[0]).not.toHaveProperty('requirementId');
    expect(decision.timeline.map((one) => one.type)).toEqual(['nudge.requested.v1', 'ladder.stopped.v1']);
  });
  test('keeps the latest dozen on the ladder and counts what was sent before', () => {
    const sent = Array.from({ length: 12 }, (_, n) => ({ rung: 0, at: tuesday, channel: 'email' as const, nudgeId: `n${n}` }));
    const next = applied(owing({ sent, sentBefore: 3 }), request(owing({ sent, sentBefore: 3 }))).ladders[0];
    expect([next?.sent.length, next?.sent[0]?.nudgeId, next?.sentBefore]).toEqual([12, 'n1', 4]);
  });
});
