import type { CareCase } from '../../domain/model/care.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import type { Requirement } from '../../domain/model/requirement.ts';
import type { CancelledTask, ClaimedTask, OpenTask } from '../../domain/model/task.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';

export const someId = (digits: number | string): string => `m_${String(digits).padStart(24, '0')}`;
export const noon = '2026-11-23T12:00:00.000Z';

export const someMerchant = (merchantId: string, more: Partial<Merchant> = {}): Merchant => ({
  merchantId,
  id: merchantId,
  version: 0,
  kind: 'merchant',
  externalReference: 'shop-1',
  pspClient: 'direct',
  fingerprint: 'f'.repeat(64),
  legalName: 'Padaria São João Ltda',
  legalEntityType: 'company',
  mcc: '5462',
  country: 'BR',
  currency: 'BRL',
  timeZone: 'America/Sao_Paulo',
  locale: 'pt-BR',
  segment: 'long_tail',
  contact: { email: 'ana@padaria.example' },
  lifecycleStage: 'onboarding',
  operationalStatus: 'pending',
  complianceStatus: 'unknown',
  chargesEnabled: false,
  payoutsEnabled: false,
  capabilities: [],
  nudgeGroup: 'treated',
  policyVersion: 'p_0000000000000000',
  run: 'run-1',
  stageHistory: [{ stage: 'onboarding', at: noon }],
  registeredAt: noon,
  ...more,
});

export const someRequirement = (merchantId: string, id: string, more: Partial<Requirement> = {}): Requirement => ({
  merchantId,
  id,
  version: 0,
  kind: 'requirement',
  title: 'Company registration',
  subject: { kind: 'merchant', id: merchantId },
  requestedReason: 'every company',
  dueIn: 'onboarding',
  dueStatus: 'currently_due',
  verificationStatus: 'not_submitted',
  awaitingActionFrom: 'merchant',
  suppliedBy: 'merchant',
  verifiedBy: 'operations',
  openedAt: noon,
  deadlineHistory: [],
  restricts: [],
  errors: [],
  submissions: 0,
  ...more,
});

const taskBase = (merchantId: string, id: string) => ({
  merchantId,
  id,
  version: 0,
  kind: 'task' as const,
  queue: 'risk',
  subjectKind: 'merchant' as const,
  subjectId: merchantId,
  title: 'Review the merchant',
  facts: [],
  choices: ['approve', 'decline'],
  playbook: 'risk-check' as const,
  run: `${merchantId}-risk-check-1`,
  openedAt: noon,
  slaDueAt: '2026-11-24T12:00:00.000Z',
  fourEyes: { required: false, reasons: [] },
  approvals: [],
  comments: 0,
});
export const someTask = (merchantId: string, id: string, more: Partial<OpenTask> = {}): OpenTask => ({
  ...taskBase(merchantId, id),
  status: 'open',
  ...more,
});
export const someClaimedTask = (merchantId: string, id: string, claimedBy: string): ClaimedTask => ({
  ...taskBase(merchantId, id),
  status: 'claimed',
  claimedBy,
  claimedAt: noon,
});

export const someDoneTask = (merchantId: string, id: string): CancelledTask => ({
  ...taskBase(merchantId, id),
  status: 'cancelled',
  cancelledAt: noon,
  cancelReason: 'settled',
});

export const someCase = (merchantId: string, id: string, more: Partial<CareCase> = {}): CareCase => ({
  merchantId,
  id,
  version: 0,
  kind: 'case',
  title: 'A terminal does not start',
  severity: 'normal',
  openedAt: noon,
  ...more,
});

export const someEntry = (merchantId: string, id: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  merchantId,
  id,
  at: noon,
  type: 'merchant.registered.v1',
  actor: { kind: 'system', id: 'test' },
  data: {},
  ...more,
});

export const someBucket = (merchantId: string, hour: string, more: Partial<PaymentBucket> = {}): PaymentBucket => ({
  merchantId,
  hour,
  part: 0,
  version: 0,
  records: [{ idHash: '0123456789abcdef', offsetMs: 3_599_999, amountMinor: 12_345, kind: 'captured' }],
  ...more,
});

export const nothingElse = { puts: [], deletes: [], timeline: [] } as const;
