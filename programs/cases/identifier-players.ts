import * as z from 'zod';
import { sealBankAccount } from '../../domain/requirement/check-bank-account.ts';
import { checkEmail } from '../../domain/requirement/check-email.ts';
import { checkMcc } from '../../domain/requirement/check-mcc.ts';
import { checkPhone } from '../../domain/requirement/check-phone.ts';
import { checkRegistrationNumber } from '../../domain/requirement/check-registration-number.ts';
import { checkVatNumber } from '../../domain/requirement/check-vat-number.ts';
import { checkWebsite } from '../../domain/requirement/check-website.ts';
import type { IdentifierCheck } from '../../domain/requirement/identifier-check.ts';
import { country, legalEntityType } from '../../domain/values.ts';
import { type Outcome, outcome, type Player, playerOf } from './player.ts';

const verdict = z.strictObject({ ok: z.boolean(), code: z.string().optional() });
const value = z.string();
const alone = z.strictObject({ value });
const ofCountry = z.strictObject({ country: z.string(), value });

const judged = (check: IdentifierCheck, expect: z.infer<typeof verdict>): Outcome => {
  const code = check.ok ? undefined : check.error.code;
  return outcome(check.ok === expect.ok && (expect.code === undefined || code === expect.code), check);
};

/** an account is judged as an application's is: sealed, or invalid with code and remedy */
const checkIban = (iban: string): IdentifierCheck => {
  const sealed = sealBankAccount({ country: iban.trim().slice(0, 2).toUpperCase(), iban }, 'pepper of the cases');
  return sealed.status === 'valid' ? { ok: true, value: sealed.last4 } : { ok: false, error: sealed };
};

const checkCountry = (code: string): IdentifierCheck => {
  const read = country.safeParse(code);
  return read.success
    ? { ok: true, value: read.data }
    : { ok: false, error: { code: 'country_unknown', remediation: z.prettifyError(read.error) } };
};

/** The kinds that an application's identifier checks decide. */
export const identifierPlayers: Readonly<Record<string, Player>> = {
  registration: playerOf(ofCountry.extend({ legalForm: legalEntityType }), verdict, (given, expect) =>
    judged(checkRegistrationNumber(given.value, given.country, given.legalForm), expect),
  ),
  vat: playerOf(ofCountry, verdict, (given, expect) => judged(checkVatNumber(given.value, given.country), expect)),
  iban: playerOf(alone, verdict, (given, expect) => judged(checkIban(given.value), expect)),
  email: playerOf(alone, verdict, (given, expect) => judged(checkEmail(given.value), expect)),
  website: playerOf(alone, verdict, (given, expect) => judged(checkWebsite(given.value), expect)),
  phone: playerOf(ofCountry, verdict, (given, expect) => judged(checkPhone(given.value, given.country), expect)),
  mcc: playerOf(alone, verdict, (given, expect) => judged(checkMcc(given.value), expect)),
  country: playerOf(alone, verdict, (given, expect) => judged(checkCountry(given.value), expect)),
};
