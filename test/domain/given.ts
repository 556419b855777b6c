import { readFileSync } from 'node:fs';
import type { ClimbLadderInput } from '../../domain/climb/climb-ladder.ts';
import type { ApplicationSubmitted, SealedApplication } from '../../domain/events/application.ts';
import { applicationSubmitted } from '../../domain/events/application.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { registerMerchant } from '../../domain/merchant/register-merchant.ts';
import { sealApplication } from '../../domain/merchant/seal-application.ts';
import type { Context } from '../../domain/model/decision.ts';
import type { Item } from '../../domain/model/item.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import type { Requirement } from '../../domain/model/requirement.ts';
import { applyChanges, itemsOf, type Snapshot, snapshotOf } from '../../domain/model/snapshot.ts';
import type { StepInput } from '../../domain/model/step.ts';
import type { ClaimedTask, DecidedTask, OpenTask } from '../../domain/model/task.ts';
import { type PolicyDocument, policyDocument } from '../../domain/policy/policy-schema.ts';
import { versioned } from '../../domain/policy/version.ts';
import type { LifecycleStage, Playbook } from '../../domain/values.ts';

const defaultPolicy = policyDocument.parse(
  JSON.parse(readFileSync(new URL('../../policies/default.json', import.meta.url), 'utf8')),
);
const defaultVersioned = versioned(defaultPolicy);

/** the default policy; a copy, so that a test may change it */
export const aPolicy = (): PolicyDocument => structuredClone(defaultPolicy);

/** a Tuesday morning in São Paulo */
export const tuesday = '2018-03-06T13:00:00.000Z';

export const at = (now: string, policy?: PolicyDocument): Context => ({
  now,
  policy: policy === undefined ? defaultVersioned : versioned(policy),
});

export const anApplication = (data: Record<string, unknown> = {}, subject = 'shop-1'): ApplicationSubmitted =>
  applicationSubmitted.parse({
    specversion: '1.0',
    id: 'evt-1',
    type: 'merchant.application.submitted.v1',
    source: 'sign-up',
    time: '2018-03-06T12:59:00Z',
    subject,
    data: {
      legalName: 'Loja da Ana Ltda',
      legalEntityType: 'company',
      registrationNumber: '11.222.333/0001-81',
      mcc: '5732',
      country: 'BR',
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
      locale: 'pt-BR',
      website: 'https://lojadaana.com.br',
      contact: { email: 'ana@lojadaana.com.br', phone: '+55 11 91234-5678' },
      persons: [{ name: 'Ana Souza', roles: ['representative', 'owner'] }],
      paymentMethods: ['pix', 'card'],
      ...data,
    },
  });

export const sealed = (data: Record<string, unknown> = {}, subject = 'shop-1'): SealedApplication =>
  sealApplication(anApplication(data, subject), 'pepper');

export const shopId = deriveMerchantId('direct', 'shop-1');

export const aStep = (playbook: Playbook = 'onboarding', now = tuesday, lap = 0): StepInput => ({
  merchantId: shopId,
  playbook,
  run: `${shopId}-${playbook}-1`,
  lap,
  now,
  cause: 'evt-1',
});

/** the same for the step that climbs the ladder */
export const aClimb = (playbook: Playbook = 'onboarding', now = tuesday, lap = 0): ClimbLadderInput => ({
  ...aStep(playbook, now, lap),
  escalates: playbook === 'care-follow-up' ? { kind: 'care', score: 20 } : { kind: 'escalation' },
});

/** a merchant freshly registered, as a read after the transaction would give it */
export const registered = (data: Record<string, unknown> = {}, context: Context = at(tuesday)): Snapshot => {
  const decision = registerMerchant(undefined, { ...aStep('onboarding', context.now), application: sealed(data) }, context);
  const snapshot = applyChanges(undefined, decision);
  if (snapshot === undefined) throw new Error('registering gave no merchant');
  return snapshot;
};

/** the snapshot with other items in it: put by kind and id, versions as given */
export const having = (snapshot: Snapshot, ...items: Item[]): Snapshot => {
  const all = new Map(itemsOf(snapshot).map((one) => [`${one.kind}#${one.id}`, one]));
  for (const one of items) all.set(`${one.kind}#${one.id}`, one);
  const next = snapshotOf([...all.values()]);
  if (next === undefined) throw new Error('no merchant among the items');
  return next;
};

export const inStage = (stage: LifecycleStage, more: Partial<Merchant> = {}, snapshot: Snapshot = registered()): Snapshot =>
  having(snapshot, {
    ...snapshot.merchant,
    lifecycleStage: stage,
    stageHistory: [...snapshot.merchant.stageHistory, { stage, at: tuesday }],
    ...more,
  });

/** in the risk check, with an assessment that says this */
export const assessed = (
  outcome: 'approve' | 'review' | 'request_information' | 'decline',
  more: Partial<Merchant['risk']> = {},
) =>
  inStage('risk_check', {
    risk: {
      assessmentId: 'a',
      rounds: 0,
      fourEyes: { required: false, reasons: [] },
      score: 0,
      outcome,
      assessedAt: tuesday,
      reasons: [],
      requests: [],
      ...more,
    },
  });

export const aRequirement = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  kind: 'requirement',
  merchantId: shopId,
  id,
  version: 1,
  title: 'Bank account for payouts',
  subject: { kind: 'merchant', id: shopId },
  requestedReason: 'payouts need an account',
  dueIn: 'onboarding',
  dueStatus: 'currently_due',
  verificationStatus: 'not_submitted',
  suppliedBy: 'merchant',
  awaitingActionFrom: 'merchant',
  verifiedBy: 'provider',
  openedAt: tuesday,
  deadlineHistory: [],
  restricts: ['payouts'],
  errors: [],
  submissions: 0,
  ...more,
});

const taskBase = {
  kind: 'task' as const,
  merchantId: shopId,
  version: 1,
  queue: 'onboarding_deadlines',
  subjectKind: 'merchant' as const,
  subjectId: shopId,
  title: 'A task',
  facts: [],
  choices: ['extend', 'waive', 'close'],
  playbook: 'onboarding' as const,
  run: `${shopId}-onboarding-1`,
  openedAt: tuesday,
  slaDueAt: '2018-03-07T13:00:00.000Z',
  fourEyes: { required: false, reasons: [] },
  approvals: [],
  comments: 0,
};
export const anOpenTask = (id: string, more: Partial<OpenTask> = {}): OpenTask => ({ ...taskBase, id, status: 'open', ...more });
export const aClaimedTask = (id: string, more: Partial<ClaimedTask> = {}): ClaimedTask => ({
  ...taskBase,
  id,
  status: 'claimed',
  claimedBy: 'bia',
  claimedAt: tuesday,
  ...more,
});
export const aDecidedTask = (id: string, choice: string, more: Partial<DecidedTask> = {}): DecidedTask => ({
  ...taskBase,
  id,
  status: 'decided',
  decision: { choice, reason: 'because I say so', by: 'bia', at: tuesday },
  ...more,
});

/** a decision's changes applied, as a fresh read would give them */
export const applied = (snapshot: Snapshot | undefined, decision: Parameters<typeof applyChanges>[1]): Snapshot => {
  const next = applyChanges(snapshot, decision);
  if (next === undefined) throw new Error('no merchant left');
  return next;
};
