import type { Item } from '../../domain/model/item.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import type { Requirement } from '../../domain/model/requirement.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import { openRequirement } from '../../domain/requirement/open-requirement.ts';
import { chance } from '../chance.ts';
import { methodOf } from './made-up-merchants.ts';

const DAY = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();

const wanted = [
  { id: 'company_registration', title: 'Company registration', suppliedBy: 'merchant' },
  { id: 'bank_account', title: 'Bank account', suppliedBy: 'merchant' },
  { id: 'website', title: 'Website', suppliedBy: 'merchant' },
  { id: 'pricing_approval', title: 'Pricing approval', suppliedBy: 'operations' },
] as const;

/** everything beside the merchant itself: what it owes, what was sold, who works on it, and what its timeline tells */
export function madeUpMatters(
  seed: number,
  merchant: Merchant,
  now: number,
): { items: readonly Item[]; timeline: readonly TimelineEntry[] } {
  const { merchantId, lifecycleStage: stage, registeredAt } = merchant;
  const draw = (...label: readonly (string | number)[]): number => chance(seed, merchantId, ...label);
  const base = { merchantId, version: 0 };
  const entered = Date.parse(merchant.stageHistory.at(-1)?.at ?? registeredAt);
  const progressed = entered + (now - entered) * (0.2 + 0.8 * draw('progress'));
  const requirements = wanted.map(({ id, title, suppliedBy }): Requirement => {
    const opened = openRequirement(
      {
        merchantId,
        id,
        title,
        subject: { kind: 'merchant', id: merchantId },
        requestedReason: 'every company is asked for it',
        dueIn: 'onboarding',
        dueNow: true,
        suppliedBy,
        verifiedBy: 'operations',
        deadlineDays: 30,
        restricts: ['payouts'],
      },
      registeredAt,
    );
    if (stage === 'onboarding' && draw('owed', id) < 0.5)
      return { ...opened, deadline: iso(now + 20 * DAY * draw('deadline', id)), dueAt: iso(now + 20 * DAY) };
    const { dueAt: _due, ...rest } = opened;
    return {
      ...rest,
      dueStatus: 'satisfied',
      verificationStatus: 'verified',
      submissions: 1,
      submittedAt: iso(entered),
      verifiedAt: iso(entered),
    };
  });
  const laddered = stage === 'onboarding' || stage === 'risk_check' || stage === 'activation';
  const method = methodOf(merchant);
  const items: Item[] = [
    ...requirements,
    {
      ...base,
      kind: 'payment_method',
      id: method,
      pspClient: merchant.pspClient,
      wanted: true,
      status: 'activated',
      statusAt: iso(entered),
    },
  ];
  if (laddered)
    items.push({
      ...base,
      kind: 'ladder',
      id: stage,
      stage,
      status: 'watching',
      startedAt: iso(entered),
      lastProgressAt: iso(progressed),
      rung: 0,
      sent: [],
      dueAt: iso(now + DAY * (1 + 29 * draw('due'))),
    });
  if (laddered && draw('task') < 0.2)
    items.push({
      ...base,
      kind: 'task',
      id: `seeded-${stage}`,
      status: 'open',
      queue: stage === 'onboarding' ? 'onboarding_call' : stage === 'risk_check' ? 'risk_review' : 'activation_call',
      subjectKind: 'merchant',
      subjectId: merchantId,
      title: stage === 'risk_check' ? `Risk review of ${merchant.legalName}` : `Call ${merchant.legalName}`,
      facts: ['made up by npm run seed'],
      choices: stage === 'risk_check' ? ['approve', 'decline'] : ['contacted', 'no_answer'],
      playbook: stage === 'risk_check' ? 'risk-check' : stage,
      run: merchant.run,
      openedAt: iso(progressed),
      slaDueAt: iso(now + DAY * (5 * draw('sla') - 1)),
      fourEyes: { required: false, reasons: [] },
      approvals: [],
      comments: 0,
    });
  if (stage === 'care') {
    const count = 1 + Math.floor(400 * draw('sales') ** 3);
    const tpvMinor = Math.round((merchant.declaredMonthlyVolumeMinor ?? 0) * draw('tpv'));
    items.push({
      ...base,
      kind: 'payments',
      id: 'totals',
      currency: merchant.currency,
      count,
      refundCount: 0,
      tpvMinor,
      refundedMinor: 0,
      firstSaleAt: iso(entered),
      lastSaleAt: iso(progressed),
      milestones: {},
      rampMinor: tpvMinor,
      weeks: [],
      saleDays: [],
    });
  }
  const told = (id: string, type: string, at: string, data: TimelineEntry['data'] = {}): TimelineEntry => ({
    merchantId,
    id: `seeded/${id}`,
    at,
    type,
    actor: { kind: 'system', id: 'seed' },
    data,
  });
  const types = {
    risk_check: 'merchant.onboarding.completed.v1',
    activation: 'merchant.approved.v1',
    care: 'merchant.activated.v1',
    dormant: 'merchant.fell-dormant.v1',
    offboarded: 'merchant.withdrawn.v1',
  } as const;
  const timeline = merchant.stageHistory.map(({ stage: one, at }) =>
    one === 'onboarding' ? told('registered', 'merchant.registered.v1', registeredAt) : told(one, types[one], at),
  );
  return { items, timeline };
}
