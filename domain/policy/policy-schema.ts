import * as z from 'zod';
import { businessCalendar, workingDays } from '../calendar/business-calendar.ts';
import { lifecycleStage, segment } from '../values.ts';
import { carePolicy } from './care-schema.ts';
import { changePolicy } from './change-schema.ts';
import { defaultHelp, helpPolicy } from './help-schema.ts';
import { defaultLetters, letterPolicy } from './letter-schema.ts';
import { nudgePolicy } from './nudge-schema.ts';
import { pricingPolicy } from './price-schema.ts';
import { requirementPolicy } from './requirement-schema.ts';
import { defaultRetention, retentionPolicy } from './retention-schema.ts';
import { riskPolicy } from './risk-schema.ts';
import { taskPolicy } from './task-schema.ts';
import { noTeams, teamsPolicy } from './team-schema.ts';

const moveLimit = z.object({ stage: lifecycleStage, workingDays, queue: z.string().min(1) });

/** all thresholds and rules, as data; check.ts finds what contradicts itself */
export const policyDocument = z.strictObject({
  title: z.string().min(1),
  note: z.string(),
  /** business calendars by name */
  calendars: z.record(z.string(), businessCalendar),
  /** merchant country -> calendar; `default` where the country is not named */
  merchantCalendars: z.record(z.string(), z.string()),
  requirements: requirementPolicy,
  risk: riskPolicy,
  nudges: nudgePolicy,
  /** what merchants are written, per language; versions published before letters were policy have those that ship */
  letters: letterPolicy.default(defaultLetters),
  /** how merchants go live, and what they often ask; versions published before it was policy have what ships */
  help: helpPolicy.default(defaultHelp),
  tasks: taskPolicy,
  /** who shares the work of a queue; without teams every queue is everybody's */
  sharing: teamsPolicy.default(noTeams),
  care: carePolicy,
  /** how long data is kept; versions published before there was such a table have the one that ships */
  retention: retentionPolicy.default(defaultRetention),
  /** what merchants pay; without it every price is proposed by a person and agreed by another */
  pricing: pricingPolicy.optional(),
  /** how account changes are made sure of; without it none is taken */
  accountChanges: changePolicy.optional(),
  /** a merchant is in the last segment whose floor of declared monthly volume it reaches */
  segments: z.array(z.object({ key: segment, fromMinor: z.record(z.string(), z.int().min(0)) })).min(1),
  /** working days a stage may last while it is our move before a task escalates */
  ourMoveLimits: z.array(moveLimit),
  /** working days a provider may take in a stage while it is its move before a task to chase it opens */
  providerMoveLimits: z.array(moveLimit),
});
export type PolicyDocument = z.infer<typeof policyDocument>;

/** an immutable published policy: version is the hash of its content (policy/version.ts) */
export type Policy = PolicyDocument & { readonly version: string };
