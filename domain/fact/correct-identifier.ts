import { progressLadder } from '../ladder/move-ladder.ts';
import type { Item } from '../model/item.ts';
import type { Requirement, RequirementError } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { contactKey } from '../model/with-contact.ts';
import { failed, submitted, verified } from '../requirement/change-requirement.ts';
import { sealBankAccount } from '../requirement/check-bank-account.ts';
import { checkField, withField } from '../requirement/check-field.ts';
import type { IdentifierField } from '../requirement/identifier-requirement.ts';
import { errorData } from '../requirement/opened-event.ts';
import { errorWords } from '../wording/identifier-errors.ts';
import { voiceOf } from '../wording/voice.ts';
import { type Effect, type Fact, refused } from './fact.ts';

type Submitted = Fact<'requirement.submitted.v1'>;

type Corrected = { readonly ok: true; readonly put: Item } | { readonly ok: false; readonly error: RequirementError };

const correct = ({ snapshot, context }: Submitted, field: IdentifierField, value: string, pepper: string): Corrected => {
  const { merchant } = snapshot;
  if (field !== 'bank_account') {
    const check = checkField(field, value, merchant);
    return check.ok ? { ok: true, put: withField(merchant, field, check.value, context.now) } : check;
  }
  const iban = /^[A-Za-z]{2}\d{2}/.test(value.replace(/\s/g, ''));
  const sealed = sealBankAccount({ country: merchant.country, ...(iban ? { iban: value } : { accountNumber: value }) }, pepper);
  if (sealed.status === 'invalid') return { ok: false, error: { code: sealed.code, about: sealed.about } };
  const known = snapshot.bankAccounts.find((one) => one.id === 'primary');
  const { country, last4, fingerprint } = sealed;
  return {
    ok: true,
    put: {
      kind: 'bank_account',
      merchantId: merchant.merchantId,
      id: 'primary',
      version: known?.version ?? 0,
      country,
      last4,
      fingerprint,
      ...(known?.holder === undefined ? {} : { holder: known.holder }),
      addedAt: context.now,
    },
  };
};

/** an approved merchant's account, address and number change by their protocol only: whoever can answer a question is not enough for that */
const needsProtocol = ({ merchant, bankAccounts }: Snapshot, field: IdentifierField, put: Item): boolean => {
  if (merchant.approvedAt === undefined) return false;
  if (put.kind === 'bank_account')
    return bankAccounts.some(({ id, fingerprint }) => id === put.id && fingerprint !== put.fingerprint);
  if (put.kind !== 'merchant' || (field !== 'email' && field !== 'phone')) return false;
  const [before, after] = [merchant.contact[field], put.contact[field]];
  if (before === undefined || after === undefined) return false;
  return contactKey({ channel: field, value: before }) !== contactKey({ channel: field, value: after });
};

const english = voiceOf('en');
/** outside systems get the remedy in English */
const inEnglish = (id: string, error: RequirementError) => ({
  ...errorData(error),
  remediation: errorWords(id, error, english),
});

/** a corrected identifier is checked at once: right, it is kept and the requirement met; wrong, the requirement says anew what to do */
export const correctIdentifier = (fact: Submitted, known: Requirement, field: IdentifierField, pepper: string): Effect => {
  const { event, snapshot, context } = fact;
  const { value } = event.data;
  if (value === undefined) {
    return refused({ code: 'field_missing', field: 'data.value', about: { requirementId: known.id } });
  }
  const checked = correct(fact, field, value, pepper);
  if (checked.ok && needsProtocol(snapshot, field, checked.put))
    return refused({ code: 'account_change_wanted', field: 'data.value', about: { requirementId: known.id } });
  const taken = submitted(known, event.time, event.data.documentReference);
  const ladder = progressLadder(snapshot, event.time, context);
  if (checked.ok) {
    return {
      kind: 'takes',
      puts: [verified(taken, event.time), checked.put, ...ladder],
      follows: [{ part: 'satisfied', type: 'requirement.satisfied.v1', data: { requirementId: known.id } }],
    };
  }
  const correctionDays = context.policy.requirements.correctionDeadlineDays;
  return {
    kind: 'takes',
    puts: [failed(taken, event.time, context.now, { error: checked.error, correctionDays }), ...ladder],
    follows: [
      { part: 'failed', type: 'requirement.failed.v1', data: { requirementId: known.id, ...inEnglish(known.id, checked.error) } },
    ],
  };
};
