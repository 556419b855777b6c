import type { tablePlaces } from './table-places.ts';

/** what becomes of personal data in a store when the persons of a merchant are erased */
export type StoreRule =
  /** named in the certificate by this name (adapters/erasers) */
  | { readonly erasedBy: string }
  /** it follows from a store that is erased, and is written again */
  | { readonly follows: string; readonly why: string }
  /** nobody takes it out: it is gone by itself after so many days, which is less than the law gives for an erasure */
  | { readonly goneAfterDays: number; readonly why: string }
  | { readonly holdsNone: string };

/** every part of the table, by the beginning of its partition keys; a part without a line fails a test */
export const partsOfTable = {
  'M#': { erasedBy: 'merchants' },
  'A#': { erasedBy: 'archive' },
  'T#': { erasedBy: 'timeline' },
  'P#': { holdsNone: 'payments are amounts, instants and hashes: no name and no account' },
  'H#': { erasedBy: 'held-payments' },
  'APPLICATION#': { erasedBy: 'applications' },
  'REJECTED#': { erasedBy: 'rejected-events' },
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
  REPLAYS: { holdsNone: 'queues, and who of ours replayed them' },
  'DIGEST#': { holdsNone: 'ids and codes of what concerns a colleague' },
  'DELIVERY#': { holdsNone: 'ids of deliveries of outside systems' },
  'CONNECTION#': { holdsNone: 'counts, instants and types of messages' },
  'SIGNIN#': { goneAfterDays: 1, why: 'a hash of an address, while a code can be tried' },
} as const satisfies Readonly<Record<string, StoreRule>>;

/** parts that no function of ours writes */
export const partsBesideFunctions = {
  'SCREENING#': { holdsNone: 'public lists of listed names: nobody’s merchant' },
  SCREENING: { holdsNone: 'which lists count' },
} as const satisfies Readonly<Record<string, StoreRule>>;

const monthlyAtMost = 'the month that GDPR, Article 12(3), gives';
const letters = { goneAfterDays: 14, why: `SQS keeps no message for longer; less than ${monthlyAtMost}` } as const;

/** every type of resource in the template that keeps data; a type without a line fails a test */
export const typesOfStore: Readonly<Record<string, StoreRule>> = {
  'AWS::DynamoDB::GlobalTable': { erasedBy: 'merchants' },
  'AWS::S3::Bucket': { erasedBy: 'documents' },
  'AWS::Cognito::UserPool': { erasedBy: 'accounts' },
  'AWS::SQS::Queue': letters,
  'AWS::Events::Archive': { goneAfterDays: 30, why: `events are archived for faults; less than ${monthlyAtMost}` },
  'AWS::Logs::LogGroup': { holdsNone: 'logs carry ids, codes and names of errors; a test looks for more' },
  'AWS::StepFunctions::StateMachine': { holdsNone: 'an execution is started with ids, and its steps answer with ids and codes' },
  'AWS::SecretsManager::Secret': { holdsNone: 'keys of ours' },
};

/** parts that functions write, as IAM has them: `M#*` is the part `M#` */
export type PlacedKey = (typeof tablePlaces)[keyof typeof tablePlaces]['keys'][number];
