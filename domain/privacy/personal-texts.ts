import type { PersonalKind } from '../model/erasure.ts';
import type { Item, ItemKind } from '../model/item.ts';
import { productQueue } from '../task/product-queue.ts';

/** by which time a text goes; `none`: it says nothing of a person */
export type Personal = PersonalKind | 'none';
/**
 * What of an item is personal: each path of text (texts-in.ts), or the beginning of some, and what it is; or that the whole item goes.
 * A path that is not named is taken for contact data, and a test asks for its line.
 */
export type PersonalTexts = { readonly gone: PersonalKind } | { readonly texts: Readonly<Record<string, Personal>> };

const none = (...paths: readonly string[]): Readonly<Record<string, Personal>> =>
  Object.fromEntries(paths.map((path) => [path, 'none']));
const identification = (...paths: readonly string[]): Readonly<Record<string, Personal>> =>
  Object.fromEntries(paths.map((path) => [path, 'identification']));

/** in every item: ids of ours, who of ours did it, and words of the policy */
export const impersonalTexts: Readonly<Record<string, Personal>> = none('merchantId', 'id', 'run', 'requirementId');

const taskTexts: Readonly<Record<string, Personal>> = {
  ...none('queue', 'calendar', 'subjectId', 'title.code', 'facts.code', 'choices', 'raisedBy', 'watchers', 'claimedBy'),
  ...none('team', 'whyTeam.code', 'whyTeam.about'),
  ...none('fourEyes.reasons.code', 'approvals.choice', 'approvals.by', 'approvals.rejection', 'approvals.message'),
  ...none(
    'approvals.declineCode',
    'decision.declineCode',
    'decision.choice',
    'decision.by',
    'decision.rejection',
    'decision.message',
    'cancelReason',
  ),
  ...identification('title', 'facts', 'fourEyes.reasons', 'approvals.reason', 'decision.reason'),
  snoozeReason: 'contact',
};

/** a line for every kind of item: without one, nothing compiles */
export const personalTexts: Readonly<Record<ItemKind, PersonalTexts>> = {
  merchant: {
    texts: {
      ...none('pspClient', 'mcc', 'country', 'currency', 'timeZone', 'locale', 'capabilities', 'policyVersion'),
      ...none('risk', 'prices.proposed.conditions', 'prices.proposed.validFrom', 'prices.proposed.by', 'prices.agreed'),
      ...none('prices.offered', 'prices.customerShares.plan'),
      'prices.customerShares.by': 'contact',
      ...identification('externalReference', 'fingerprint', 'registrationNumber', 'companyRegisteredOn', 'website'),
      ...identification('risk.fourEyes.reasons.about', 'screening', 'shownHits', 'legalHold.reason', 'prices.proposed.reason'),
      ...{ legalName: 'accounting', tradingName: 'accounting', vatNumber: 'accounting' },
      ...{
        contact: 'contact',
        referrer: 'contact',
        withdrawalReason: 'contact',
        closeReason: 'contact',
        disabledReason: 'contact',
      },
      ...none('screening.by', 'legalHold.by', 'brand.colour'),
      ...none('address.country', 'apiKeys.keyId', 'apiKeys.prefix', 'apiKeys.scopes'),
      'apiKeys.name': 'contact',
      ...{ 'brand.statementName': 'accounting', 'brand.by': 'contact', address: 'accounting', formerContacts: 'contact' },
    },
  },
  person: { texts: { ...identification('name', 'birthDate', 'country') } },
  bank_account: { gone: 'identification' },
  payment_method: { texts: { ...none('pspClient'), statusReason: 'contact' } },
  requirement: {
    texts: {
      ...none('title', 'method', 'subject', 'deadlineHistory.by', 'restricts', 'errors.code', 'waiver.by', 'language'),
      ...identification('of', 'requestedReason', 'deadlineHistory.reason', 'errors.remediation', 'errors.about'),
      // somebody may have typed it
      ...identification('documentReference', 'waiver.reason', 'closedReason'),
    },
  },
  task: { texts: taskTexts },
  ladder: { texts: none('stopReason', 'sent.nudgeId') },
  wait: { texts: none('taskId', 'token', 'news') },
  check_in: { texts: {} },
  watch: { texts: {} },
  payments: { texts: none('currency') },
  case: {
    texts: {
      ...none('request.asked', 'happened', 'terms', 'matter', 'routed', 'followed', 'issues'),
      'issues.resolution': 'contact',
      ...none('promises.id', 'promises.by', 'promises.ended.by', 'questions.id', 'questions.provider', 'questions.by'),
      ...none('questions.askedIn', 'asksFor'),
      ...none('questions.answered.by', 'mergedInto', 'links', 'linkedTo', 'continuedIn', 'messageIds', 'writtenHash'),
      ...none('questions.refundOf', 'dispute.paymentReference', 'dispute.currency'),
      ...{ 'requester.name': 'contact', 'dispute.reason': 'contact' },
      ...{ title: 'contact', request: 'contact', 'promises.what': 'contact' },
      ...{ 'questions.text': 'contact', 'questions.answered.text': 'contact' },
    },
  },
  csat: { texts: { comment: 'contact' } },
  nudge: {
    texts: {
      ...none('template', 'locale', 'csatId', 'messageId', 'page', 'changeId', 'caseId'),
      subject: 'contact',
      body: 'contact',
      action: 'contact',
      to: 'contact',
      failure: 'contact',
    },
  },
  // their id is an address
  member: { gone: 'contact' },
  document: { gone: 'identification' },
  // whom it was checked with, called back and told: what was decided stays on the timeline
  account_change: { gone: 'identification' },
  // its id and who it is for are an address
  alert: { gone: 'contact' },
  payout: {
    texts: {
      ...none('payoutId', 'currency', 'initiatedOn', 'arrivesOn', 'retryOn'),
      ...identification('accountLast4'),
      failure: 'contact',
    },
  },
  // who asked for it is an address, and its file goes with it
  export: { gone: 'contact' },
  erasure: { texts: { ...none('askedBy', 'decidedBy', 'stages', 'removed'), reason: 'identification' } },
};

/** what a merchant asked and was asked is no record of who it is, also where a task repeats it; nor is work for the engineers */
const aboutContact: ReadonlySet<string> = new Set(['case', 'check_in']);
const ofContact = Object.entries(taskTexts).map(
  ([path, personal]) => [path, personal === 'none' ? personal : 'contact'] as const,
);
const taskOfContact: PersonalTexts = { texts: Object.fromEntries(ofContact) };

/** what of one item is personal */
export const personalTextsOf = (one: Item): PersonalTexts =>
  one.kind === 'task' && (aboutContact.has(one.subjectKind) || one.queue === productQueue)
    ? taskOfContact
    : personalTexts[one.kind];

/** what a text is: the longest beginning of its path that is declared; undefined where none is */
export const declaredAs = (texts: Readonly<Record<string, Personal>>, path: string): Personal | undefined => {
  for (let name = path; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const found = texts[name] ?? impersonalTexts[name];
    if (found !== undefined) return found;
  }
  return undefined;
};
