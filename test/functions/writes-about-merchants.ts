import { pairOf } from '../../domain/risk/hit-pair.ts';
import { sampleScreeningList } from '../../domain/risk/screening-list.ts';
import { merchantId } from './town.ts';

export const listedName = 'Grey Heron General Trading LLC';
const [listed] = sampleScreeningList.names.filter(({ name }) => name === listedName);
if (listed === undefined) throw new Error(`the sample has no ${listedName}`);

export const later = '2026-11-25T12:00:00.000Z';
const taskParams = { merchantId, taskId: 't1' };
const requirementParams = { merchantId, requirementId: 'bank_statement' };

export interface Written {
  readonly params: Record<string, string>;
  readonly body: object;
  /** who changes it first, and how */
  readonly rival: 'claim-task' | 'waive-requirement' | 'nudge-merchant' | 'withdraw-merchant';
  /** what the timeline calls that */
  readonly told: string;
}
const ofTask = (body: object = {}): Written => ({ params: taskParams, body, rival: 'claim-task', told: 'task.claimed.v1' });
const ofRequirement = (body: object): Written => ({
  params: requirementParams,
  body,
  rival: 'waive-requirement',
  told: 'requirement.waived.v1',
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
  'judge-hit': {
    params: { merchantId },
    body: {
      ...{ ref: listed.ref, pair: pairOf(listedName, listed), subjectId: merchantId },
      ...{ verdict: 'false_positive', reason: 'another country' },
    },
    rival: 'withdraw-merchant',
    told: 'merchant.withdrawal.requested.v1',
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
  'comment-merchant': {
    params: { merchantId },
    body: { comment: 'prefers to be called after noon' },
    rival: 'withdraw-merchant',
    told: 'merchant.withdrawal.requested.v1',
  },
};
