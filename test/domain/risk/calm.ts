import type { Signals } from '../../../domain/risk/signals.ts';

/** the signals of a merchant without anything to worry about, of unknown age */
export const calm: Signals = {
  registry: 'confirmed',
  screening_level: 'none',
  screening_best: 0,
  screening_hits: 0,
  screening_confirmed: false,
  screening_told_apart: 0,
  mcc_risk: 'low',
  country_list: 'none',
  email_present: true,
  email_disposable: false,
  email_free: false,
  email_matches_website: true,
  website_present: true,
  company_age_days: null,
  volume_tier: 'low',
  declared_volume_minor: 500,
  volume_per_month_of_age_minor: null,
  failed_submissions: 2,
};
