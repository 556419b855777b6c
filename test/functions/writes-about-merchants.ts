import { pairOf } from '../../domain/risk/hit-pair.ts';
import { sampleScreeningList } from '../../domain/risk/screening-list.ts';
import { merchantId } from './town.ts';

export const listedName = 'Grey Heron General Trading LLC';
const [listed] = sampleScreeningList.names.filter(({ name }) => name === listedName);
if (listed === undefined) throw new Error(`the sample has no ${listedName}`);

export const later = '2026-11-25T12:00:00.000Z';
export const documentId = `d_${'0'.repeat(24)}`;
const taskParams = { merchantId, taskId: 't1' };
const requirementParams = { merchantId, requirementId: 'bank_statement' };

export interface Written {
  readonly params: Record<string, string>;
  readonly body: object;
  /** who changes it first, and how; nobody where the write changes nothing that another could have looked at */
  readonly rival?:
    | 'act-on-case'
    | 'answer-case'
    | 'claim-task'
    | 'comment-task'
    | 'waive-requirement'
    | 'nudge-merchant'
    | 'withdraw-merchant'
    | 'comment-merchant';
  /** the merchant has left, and an erasure may have been asked for */
  readonly left?: 'quiet' | 'asked';
  /** the task is in the hands of whoever writes */
  readonly held?: true;
  /** what the timeline calls that */
  readonly told?: string;
}
export const requestId = 'q-1';
const ofTask = (body: object = {}): Written => ({ params: taskParams, body, rival: 'claim-task', told: 'task.claimed.v1' });
const ofRequirement = (body: object): Written => ({
  params: requirementParams,
  body,
  rival: 'waive-requirement',
  told: 'requirement.waived.v1',
});
const ofMethod = (params: Record<string, string>, body: object): Written => ({
  ...{ params, body, rival: 'withdraw-merchant', told: 'merchant.withdrawal.requested.v1' },
});
const ofMerchant = (body: object): Written => ({
  ...{ params: { merchantId }, body, rival: 'withdraw-merchant', told: 'merchant.withdrawal.requested.v1' },
});
const ofLeft = (body: object): Written => ({
  ...{ params: { merchantId }, body, rival: 'comment-merchant', told: 'merchant.commented.v1' },
});
/** every write about a merchant: what it sends, and a rival that is faster */
export const writing: Readonly<Record<string, Written>> = {
  'claim-task': ofTask(),
  'release-task': ofTask(),
  'assign-task': ofTask({ to: 'carl' }),
  'comment-task': ofTask({ comment: 'called twice' }),
  'snooze-task': ofTask({ until: later, reason: 'on holiday' }),
  'decide-task': ofTask({ choice: 'approve', reason: 'fine' }),
  'waive-requirement': ofRequirement({ reason: 'known bank' }),
  'extend-requirement': ofRequirement({ reason: 'on holiday', to: '2026-12-02T12:00:00Z' }),
  'verify-requirement': ofRequirement({}),
  'reject-requirement': ofRequirement({ code: 'unreadable', reason: 'a photo of a photo' }),
  'submit-requirement': ofRequirement({ through: 'email', documentReference: 'vault/1' }),
  'open-document': { params: { merchantId, documentId }, body: {} },
  'request-requirement': ofRequirement({ reason: 'it has moved' }),
  'add-method': ofMethod({ merchantId }, { method: 'sepa_debit', reason: 'asked by phone' }),
  'remove-method': ofMethod({ merchantId, method: 'pix' }, { reason: 'does not need it' }),
  'board-method': ofMethod({ merchantId, method: 'pix' }, { reason: 'all papers are there' }),
  'start-change': ofMerchant({
    change: { of: 'contact', phone: '+5511912345678' },
    through: 'phone',
    reason: 'called from the shop',
  }),
  'object-to-change': { params: { merchantId, changeId: 'c-1' }, body: { reason: 'the owner never asked' } },
  'raise-task': ofMerchant({ queue: 'product', title: 'The payment page shows an error', note: 'since noon' }),
  'log-contact': ofMerchant({
    channel: 'phone',
    topic: 'Documents',
    summary: 'sends them',
    outcome: 'will_send',
    followUpAt: later,
  }),
  'hand-over-task': {
    ...ofTask({ to: 'carl', reason: 'on holiday' }),
    held: true,
    rival: 'comment-task',
    told: 'task.commented.v1',
  },
  'watch-task': ofTask({ watching: true }),
  'propose-price': ofMerchant({
    ...{ conditions: [{ method: 'all', basisPoints: 150, fixedMinor: 20 }], validFrom: '2026-12-01', reason: 'a large merchant' },
  }),
  'approve-price': ofMerchant({ reason: 'as agreed by phone' }),
  'judge-hit': {
    params: { merchantId },
    body: {
      ...{ ref: listed.ref, pair: pairOf(listedName, listed), subjectId: merchantId },
      ...{ verdict: 'false_positive', reason: 'another country' },
    },
    rival: 'withdraw-merchant',
    told: 'merchant.withdrawal.requested.v1',
  },
  'act-on-case': {
    params: { merchantId, caseId: requestId },
    body: { deed: { kind: 'ask_provider', provider: 'adyen', text: 'Where is it?' } },
    ...{ rival: 'answer-case', told: 'case.answered.v1' },
  },
  'answer-case': {
    params: { merchantId, caseId: requestId },
    body: { kind: 'send', text: 'It comes on Monday.' },
    ...{ rival: 'answer-case', told: 'case.answered.v1' },
  },
  'withdraw-merchant': {
    params: { merchantId },
    body: { reason: 'sold' },
    rival: 'withdraw-merchant',
    told: 'merchant.withdrawal.requested.v1',
  },
  'nudge-merchant': { params: { merchantId }, body: { reason: 'now' }, rival: 'nudge-merchant', told: 'merchant.stalled.v1' },
  'snooze-merchant': {
    params: { merchantId },
    body: { until: later, reason: 'opens in December' },
    rival: 'nudge-merchant',
    told: 'merchant.stalled.v1',
  },
  'ask-erasure': { ...ofLeft({ reason: 'asked by letter' }), left: 'quiet' },
  'decide-erasure': { ...ofLeft({ choice: 'refuse', reason: 'not theirs to ask' }), left: 'asked' },
  'set-legal-hold': ofMerchant({ hold: true, reason: 'a dispute' }),
  'comment-merchant': {
    params: { merchantId },
    body: { comment: 'prefers to be called after noon' },
    rival: 'withdraw-merchant',
    told: 'merchant.withdrawal.requested.v1',
  },
};
