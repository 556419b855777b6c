import * as z from 'zod';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepInput } from '../model/step.ts';
import { volumeTierOf } from '../policy/lookup.ts';
import { worstCountryList } from './country-list.ts';
import { mccRisk } from './mcc-risk.ts';
import { screeningHits } from './screening-hits.ts';
import { type ScreeningList, sampleScreeningList } from './screening-list.ts';
import { type Signals, signals } from './signals.ts';
import { webPresence } from './web-presence.ts';

export const gatherSignalsInput = stepInput;
export const gatherSignalsResult = z.object({ kind: z.literal('gathered'), policyVersion: z.string(), signals });
type Result = z.infer<typeof gatherSignalsResult>;

const dayMs = 86_400_000;
const daysPerMonth = 30.44;

const registryOf = (snapshot: Snapshot): Signals['registry'] => {
  const asked = snapshot.requirements.find((one) => one.id === 'company_registration');
  if (asked === undefined) return 'not_applicable';
  return asked.verificationStatus === 'verified' ? 'confirmed' : 'unconfirmed';
};

const volumeSignals = (merchant: Merchant, context: Context) => {
  const volume = merchant.declaredMonthlyVolumeMinor;
  const since = merchant.companyRegisteredOn;
  const ageDays = since === undefined ? null : Math.max(0, Math.floor((Date.parse(context.now) - Date.parse(since)) / dayMs));
  return {
    company_age_days: ageDays,
    volume_tier: volumeTierOf(context.policy, merchant.currency, volume),
    declared_volume_minor: volume ?? null,
    volume_per_month_of_age_minor:
      volume === undefined || ageDays === null ? null : Math.round(volume / Math.max(1, ageDays / daysPerMonth)),
  };
};

/** all signals of a merchant, from what it gave, what was verified and the lists handed in */
export const signalsOf = (snapshot: Snapshot, context: Context, list: ScreeningList): Signals => {
  const { merchant } = snapshot;
  const { screening, lists } = context.policy.risk;
  const found = screeningHits(snapshot, context.policy, list);
  // a hit that a person called a false positive no longer counts, until the name or the entry changes
  const hits = found.filter(({ verdict }) => verdict?.verdict !== 'false_positive');
  const confirmed = hits.some(({ verdict }) => verdict?.verdict === 'true_match');
  const best = hits[0]?.similarity ?? 0;
  const countries = [
    merchant.country,
    ...snapshot.persons.flatMap((one) => one.country ?? []),
    ...snapshot.bankAccounts.map((one) => one.country),
  ];
  return {
    registry: registryOf(snapshot),
    screening_level: confirmed || best >= screening.probableFrom ? 'probable' : hits.length > 0 ? 'possible' : 'none',
    screening_best: best,
    screening_hits: hits.length,
    screening_confirmed: confirmed,
    screening_told_apart: found.length - hits.length,
    mcc_risk: mccRisk(merchant.mcc, context.policy.risk),
    country_list: worstCountryList(countries, lists.fatf),
    ...webPresence(merchant, lists.freeMail),
    ...volumeSignals(merchant, context),
    failed_submissions: snapshot.requirements.reduce((sum, one) => sum + Math.max(0, one.submissions - 1), 0),
  };
};

/** looks everything up and keeps nothing: what counts is kept with its score by scoreRisk. Throws MerchantNotFound, MerchantClosed */
export const gatherSignals = (
  snapshot: Snapshot | undefined,
  input: StepInput,
  context: Context,
  list: ScreeningList = sampleScreeningList,
): Decision<Result> =>
  nothing({
    kind: 'gathered',
    policyVersion: context.policy.version,
    signals: signalsOf(presentMerchant(snapshot, input.merchantId), context, list),
  });
