import { expect, test } from 'vitest';
import { inboundEvent } from '../../../domain/events/inbound.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import { openRequirements } from '../../../domain/merchant/open-requirements.ts';
import type { RequirementError } from '../../../domain/model/requirement.ts';
import { type OpenBankAccount, sealBankAccount } from '../../../domain/requirement/check-bank-account.ts';
import { type CheckedField, checkField } from '../../../domain/requirement/check-field.ts';
import { checkIdentifiers } from '../../../domain/requirement/check-identifiers.ts';
import { errorWords, type IdentifierErrorCode } from '../../../domain/wording/identifier-errors.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { aPolicy, applied, aStep, at, registered, tuesday } from '../given.ts';

type Made = () => RequirementError | undefined;

/** of a value that a merchant in a country gives */
const checked =
  (field: CheckedField, value: string, country = 'BR'): Made =>
  () => {
    const check = checkField(field, value, { ...registered().merchant, country, legalEntityType: 'company' });
    return check.ok ? undefined : check.error;
  };
/** of an application without the number that policy asks for */
const left = (field: 'registrationNumber' | 'vatNumber'): Made => {
  const policy = aPolicy();
  policy.requirements.identifiers = { requireRegistrationNumber: ['company'], requireVatNumber: ['BR'] };
  return () => {
    const { merchant, ...rest } = registered({ legalEntityType: 'company' });
    const { [field]: _left, ...without } = merchant;
    const snapshot = { ...rest, merchant: without };
    const { requirements } = applied(snapshot, checkIdentifiers(snapshot, aStep(), at(tuesday, policy)));
    const id = field === 'vatNumber' ? 'identifier:vat_number' : 'identifier:registration_number';
    return requirements.find((one) => one.id === id)?.errors[0];
  };
};
const account =
  (given: OpenBankAccount): Made =>
  () => {
    const sealed = sealBankAccount(given, 'pepper');
    return sealed.status === 'invalid' ? { code: sealed.code, about: sealed.about } : undefined;
  };
const boarding =
  (status: string): Made =>
  () => {
    const start = registered();
    const snapshot = applied(start, openRequirements(start, { ...aStep(), purpose: 'onboarding' }, at(tuesday)));
    const type = 'payment-method.boarding.changed.v1';
    const event = inboundEvent.parse({
      ...{ specversion: '1.0', id: status, type, source: 'x', time: tuesday, subject: 'shop-1', data: { method: 'pix', status } },
    });
    if (event.type !== type) throw new Error('another event');
    const told = recordFact(snapshot, { event, teller: { kind: 'outside', source: 'boarding' }, pepper: 'p' }, at(tuesday));
    return applied(snapshot, told).requirements.find(({ id }) => id === 'boarding:pix')?.errors[0];
  };

/** a decision that finds each error; a code without one does not compile */
const made: Readonly<Record<IdentifierErrorCode, Made>> = {
  registration_number_checksum: checked('registration_number', '11.222.333/0001-82'),
  registration_number_length: checked('registration_number', '55', 'FR'),
  registration_number_format: checked('registration_number', '86891', 'DE'),
  registration_number_component: checked('registration_number', '008420454', 'ES'),
  registration_number_missing: left('registrationNumber'),
  vat_number_checksum: checked('vat_number', 'DE136695977', 'DE'),
  vat_number_length: checked('vat_number', '73586045', 'DE'),
  vat_number_format: checked('vat_number', '?', 'QA'),
  vat_number_component: checked('vat_number', '18931065474', 'IT'),
  vat_number_missing: left('vatNumber'),
  vat_number_country: checked('vat_number', 'DE136695976', 'FR'),
  mcc_unknown: checked('mcc', '0001'),
  email_malformed: checked('email', 'x'),
  email_disposable: checked('email', 'a@mailinator.com'),
  phone_invalid: checked('phone', '123'),
  website_invalid: checked('website', 'http://localhost'),
  iban_country: account({ country: 'DE', iban: 'hello' }),
  iban_format: account({ country: 'DE', iban: '' }),
  iban_checksum: account({ country: 'DE', iban: 'DE89370400440532013001' }),
  iban_missing: account({ country: 'FR', accountNumber: '12345' }),
  account_number_format: account({ country: 'US', accountNumber: '12' }),
  boarding_rejected: boarding('rejected'),
  boarding_disabled: boarding('disabled'),
  boarding_terminated: boarding('terminated'),
};

test.each(Object.entries(made))(
  'the error %s is found by a check, and worded in both languages with its values',
  (code, make) => {
    const found = make();
    if (found === undefined) throw new Error(`nothing finds ${code}`);
    expect(found.code).toBe(code);
    const [english, french] = readingLanguages.map((language) => errorWords('identifier:x', found, voiceOf(language)));
    expect(english).not.toBe(voiceOf('en').word(code));
    expect(french).not.toBe(english);
    for (const said of [english, french]) expect(said).not.toMatch(/undefined|\[object|NaN/);
  },
);
