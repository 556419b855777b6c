import type { ExportedPart } from '../domain/privacy/export-part.ts';
import type { tablePlaces } from './table-places.ts';

/** what becomes of personal data in a store when the persons of a merchant are erased */
export type StoreRule =
  /** named in the certificate by this name (adapters/erasers); where it stands in an export of the merchant, or why it does not */
  | { readonly erasedBy: string; readonly exportedAs: ExportedPart }
  | { readonly erasedBy: string; readonly notExported: string }
  /** it follows from a store that is erased, and is written again */
  | { readonly follows: string; readonly why: string }
  /** nobody takes it out: it is gone by itself after so many days, which is less than the law gives for an erasure */
  | { readonly goneAfterDays: number; readonly why: string }
  | { readonly holdsNone: string };

/** every part of the table, by the beginning of its partition keys; a part without a line fails a test */
export const partsOfTable = {
  'M#': { erasedBy: 'merchants', exportedAs: 'merchant' },
  'A#': { erasedBy: 'archive', exportedAs: 'archive' },
  'T#': { erasedBy: 'timeline', exportedAs: 'timeline' },
  'B#': { erasedBy: 'books', exportedAs: 'books' },
  'C#': { erasedBy: 'case-messages', exportedAs: 'messages' },
  'P#': { erasedBy: 'buyers', exportedAs: 'payments' },
  'R#': { holdsNone: 'refunds are amounts, instants, hashes and ids of payments: no name and no account' },
  'F#': { holdsNone: 'counts by reason, and hashes of ids of attempts' },
  'N#': { holdsNone: 'hashes of ids of payments, ids of merchants and instants' },
  'H#': { erasedBy: 'held-payments', exportedAs: 'held_payments' },
  'APPLICATION#': { erasedBy: 'applications', exportedAs: 'applications' },
  'REJECTED#': { erasedBy: 'rejected-events', notExported: 'what was never taken in is no record of the merchant' },
  UNMATCHED: {
    goneAfterDays: 30,
    why: 'messages of nobody’s merchant, until a person says whose they are; less than the month that GDPR, Article 12(3), gives',
  },
  LIST: {
    follows: 'merchants',
    why: 'a line is made of the merchant again when it changes, and of a restricted one without names',
  },
  'LIST#': {
    follows: 'merchants',
    why: 'a line is made of the merchant again when it changes, and of a restricted one without names',
  },
  FIGURES: { holdsNone: 'counts, amounts and ids' },
  POLICY: { holdsNone: 'rules, and who of ours published them' },
  OUTAGES: { holdsNone: 'what of a provider was out, and who of ours declared it' },
  TEAMS: { holdsNone: 'counts of tasks by team, and who of ours moved shares' },
  PLANS: { holdsNone: 'shifts without names, counts of tasks, and who of ours published them' },
  'VOLUMES#': { holdsNone: 'ids and codes of tasks, and what days were seen as' },
  'VOLUME-DAYS#': { holdsNone: 'counts of tasks by hour and team' },
  FORECASTS: { holdsNone: 'counts that are expected, and who of ours expects others' },
  WATCHES: { holdsNone: 'which figures colleagues want to be told of, by their own words' },
  ABSENCES: { holdsNone: 'how many of ours are away and when, no names' },
  'SCREENING#': { holdsNone: 'public lists of listed names: nobody’s merchant' },
  SCREENING: { holdsNone: 'which lists count, who of ours replaced one, and how many merchants were screened' },
  'PLAN-JOBS': { holdsNone: 'the same of plans that were asked for, with ids of tasks; gone after a month' },
  REPLAYS: { holdsNone: 'queues, and who of ours replayed them' },
  'DIGEST#': { holdsNone: 'ids and codes of what concerns a colleague' },
  'DELIVERY#': { holdsNone: 'ids of deliveries of outside systems' },
  'CONNECTION#': { erasedBy: 'sent-out', notExported: 'copies of texts of the timeline, for retries' },
  'MONEY#': {
    holdsNone:
      'lines of settlement files: numbers of payments and amounts; of a bank’s entry what looks like a number and is none of an account',
  },
  SETTLEMENTS: { holdsNone: 'files by their names, sums, and payouts that follow from them' },
  'SIGNIN#': { goneAfterDays: 1, why: 'a hash of an address, while a code can be tried' },
} as const satisfies Readonly<Record<string, StoreRule>>;

/** parts that no function of ours writes */
export const partsBesideFunctions = {
  RATES: { holdsNone: 'public reference rates of currencies' },
} as const satisfies Readonly<Record<string, StoreRule>>;

const monthlyAtMost = 'the month that GDPR, Article 12(3), gives';
const letters = { goneAfterDays: 14, why: `SQS keeps no message for longer; less than ${monthlyAtMost}` } as const;

/** every type of resource in the template that keeps data; a type without a line fails a test */
export const typesOfStore: Readonly<Record<string, StoreRule>> = {
  'AWS::DynamoDB::GlobalTable': { erasedBy: 'merchants', exportedAs: 'merchant' },
  'AWS::S3::Bucket': {
    erasedBy: 'documents',
    notExported:
      'a document is opened from the merchant’s page; the export lists them. Stories of back-tests are copies, gone after seven days',
  },
  'AWS::Cognito::UserPool': { erasedBy: 'accounts', notExported: 'it knows addresses, and members are in the export' },
  'AWS::SQS::Queue': letters,
  'AWS::Events::Archive': { goneAfterDays: 30, why: `events are archived for faults; less than ${monthlyAtMost}` },
  'AWS::Logs::LogGroup': { holdsNone: 'logs carry ids, codes and names of errors; a test looks for more' },
  'AWS::StepFunctions::StateMachine': { holdsNone: 'an execution is started with ids, and its steps answer with ids and codes' },
  'AWS::SecretsManager::Secret': { holdsNone: 'keys of ours' },
};

/** parts that functions write, as IAM has them: `M#*` is the part `M#` */
export type PlacedKey = (typeof tablePlaces)[keyof typeof tablePlaces]['keys'][number];
