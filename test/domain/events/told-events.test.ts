import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { anyEnvelope } from '../../../domain/events/envelope.ts';
import { isOwnType, ownEnvelope } from '../../../domain/events/own.ts';
import { closeMerchant } from '../../../domain/merchant/close-merchant.ts';
import { completeOnboarding } from '../../../domain/merchant/complete-onboarding.ts';
import { openRequirements } from '../../../domain/merchant/open-requirements.ts';
import { registerMerchant } from '../../../domain/merchant/register-merchant.ts';
import type { TimelineEntry } from '../../../domain/model/timeline-entry.ts';
import { timelineEntry } from '../../../domain/model/timeline-entry.ts';
import { checkIdentifiers } from '../../../domain/requirement/check-identifiers.ts';
import { extendRequirement } from '../../../domain/requirement/extend-requirement.ts';
import { requirementFallsDue } from '../../../domain/requirement/requirement-falls-due.ts';
import { waiveRequirement } from '../../../domain/requirement/waive-requirement.ts';
import { approveMerchant } from '../../../domain/risk/approve-merchant.ts';
import { declineMerchant } from '../../../domain/risk/decline-merchant.ts';
import { scoreRisk } from '../../../domain/risk/score-risk.ts';
import {
  aDecidedTask,
  aRequirement,
  aStep,
  assessed,
  at,
  having,
  inStage,
  registered,
  sealed,
  shopId,
  tuesday,
} from '../given.ts';
import { calm } from '../risk/calm.ts';

const context = at(tuesday);
const due = having(registered(), aRequirement('website', { deadline: tuesday, dueAt: tuesday }));
const byHand = { merchantId: shopId, requirementId: 'website', requestId: 'r', by: 'bia', reason: 'r' };
const approvedOnce = having(
  registered(),
  aRequirement('website', { waiver: { by: 'mia', at: tuesday, reason: 'seen on site' } }),
);
const told: readonly TimelineEntry[] = [
  registerMerchant(undefined, { ...aStep(), application: sealed() }, context),
  checkIdentifiers(registered({ mcc: '1' }), aStep(), context),
  openRequirements(registered(), { ...aStep(), purpose: 'onboarding' }, context),
  completeOnboarding(registered(), aStep(), context),
  closeMerchant(inStage('onboarding', { withdrawalRequestedAt: tuesday }), { ...aStep(), because: 'withdrawn' }, context),
  closeMerchant(having(registered(), aDecidedTask('t', 'close')), { ...aStep(), because: 'decided' }, context),
  scoreRisk(inStage('risk_check'), { ...aStep('risk-check'), signals: { ...calm, mcc_risk: 'high' } }, context),
  approveMerchant(assessed('approve'), aStep('risk-check'), context),
  declineMerchant(assessed('decline'), aStep('risk-check'), context),
  waiveRequirement(due, byHand, context),
  waiveRequirement(approvedOnce, byHand, context),
  extendRequirement(due, { ...byHand, roles: ['analyst'], to: addDays(tuesday, 3) }, context),
  requirementFallsDue(due, { merchantId: shopId, kind: 'requirement', id: 'website', dueAt: tuesday }, context),
].flatMap((one) => one.timeline);

describe('what the timeline tells', () => {
  it.each(told.map((one) => [one.type, one] as const))('%s has the shape its schema promises', (type, entry) => {
    expect(timelineEntry.safeParse(entry).error).toBeUndefined();
    if (!isOwnType(type)) throw new Error(`${type} has no schema`);
    const { id, at: time, data } = entry;
    expect(
      ownEnvelope(type).safeParse({ specversion: '1.0', id, type, source: 'firstsale', time, subject: shopId, data }).error,
    ).toBeUndefined();
  });
  it('may have a longer id than we ask of others: it names what was done to what, by whom, with which key', () => {
    const requestId = `api/maria.aparecida.albuquerque.monjardim@operations.desk.example.com/${'k'.repeat(64)}`;
    const [entry] = waiveRequirement(approvedOnce, { ...byHand, requestId }, context).timeline;
    expect(entry?.id.length).toBeGreaterThan(128);
    const envelope = { specversion: '1.0', source: 'firstsale', time: tuesday, subject: shopId, ...entry };
    expect(anyEnvelope.safeParse(envelope).error).toBeUndefined();
    expect(ownEnvelope('requirement.waived.v1').safeParse(envelope).error).toBeUndefined();
  });
  it('has a different id for each entry of one merchant', () => {
    expect(new Set(told.map((one) => `${one.id} ${one.type}`)).size).toBe(told.length);
  });
});
