import type { CaseAnswer } from '../work-answers.ts';
import type { CaseWord } from './case-english.ts';
import { type DeedField, DeedFieldDialog } from './deed-field-dialog.tsx';

export const deedKinds = ['promise', 'ask_provider', 'ask_refund', 'ask_merchant', 'raise_issue', 'link', 'merge'] as const;
export type DeedKind = (typeof deedKinds)[number];

interface DeedShape {
  /** the button that opens it */
  readonly dots: CaseWord;
  readonly title: CaseWord;
  readonly action: CaseWord;
  readonly note?: CaseWord;
  fields(found: CaseAnswer): readonly DeedField[];
}

const others = ({ others: open }: CaseAnswer) => open.map(({ id, title }) => ({ value: id, label: title }));

export const deedShapes: Readonly<Record<DeedKind, DeedShape>> = {
  promise: {
    ...{ dots: 'promiseDots', title: 'promiseTitle', action: 'promiseSave' },
    fields: () => [
      { name: 'what', label: 'promiseWhat', kind: 'line' },
      { name: 'on', label: 'promiseOn', kind: 'line' },
    ],
  },
  ask_provider: {
    ...{ dots: 'askDots', title: 'askTitle', note: 'askNote', action: 'askSave' },
    fields: ({ providers }) => [
      { name: 'provider', label: 'askWho', kind: providers.map((one) => ({ value: one, label: one })) },
      { name: 'text', label: 'askText', kind: 'text' },
    ],
  },
  ask_refund: {
    ...{ dots: 'refundDots', title: 'refundTitle', note: 'refundNote', action: 'refundSave' },
    fields: ({ providers }) => [
      { name: 'provider', label: 'refundWho', kind: providers.map((one) => ({ value: one, label: one })) },
      { name: 'paymentReference', label: 'refundPayment', kind: 'line' },
      { name: 'amountMinor', label: 'refundAmount', kind: 'amount', optional: true },
      { name: 'reason', label: 'refundReason', kind: 'line' },
    ],
  },
  ask_merchant: {
    ...{ dots: 'askMerchantDots', title: 'askMerchantTitle', note: 'askMerchantNote', action: 'askMerchantSave' },
    fields: () => [{ name: 'text', label: 'askText', kind: 'text' }],
  },
  raise_issue: {
    ...{ dots: 'issueDots', title: 'issueTitle', action: 'issueSave' },
    fields: () => [
      { name: 'title', label: 'issueWhat', kind: 'line' },
      { name: 'note', label: 'issueNote', kind: 'text', optional: true },
    ],
  },
  link: {
    ...{ dots: 'linkDots', title: 'linkTitle', note: 'linkNote', action: 'linkSave' },
    fields: (found) => [{ name: 'to', label: 'linkTo', kind: others(found) }],
  },
  merge: {
    ...{ dots: 'mergeDots', title: 'mergeTitle', note: 'mergeNote', action: 'mergeSave' },
    fields: (found) => [{ name: 'into', label: 'mergeInto', kind: others(found) }],
  },
};

/** may it be done about this case: a case is merged into another open one, and a merchant is asked where it does not ask itself */
export const isPossible = (deed: DeedKind, { others: open, requester }: CaseAnswer): boolean => {
  if (deed === 'link' || deed === 'merge') return open.length > 0;
  return deed !== 'ask_merchant' || (requester !== undefined && requester.kind !== 'merchant');
};

interface Props {
  readonly deed: DeedKind;
  readonly path: string;
  readonly found: CaseAnswer;
  readonly onClose: () => void;
}

export function DeedDialog({ deed, path, found, onClose }: Props) {
  const { dots: _, fields, ...shape } = deedShapes[deed];
  return (
    <DeedFieldDialog
      {...{ ...shape, path, onClose }}
      version={found.version}
      currency={found.currency}
      along={{ kind: deed }}
      fields={fields(found)}
    />
  );
}
