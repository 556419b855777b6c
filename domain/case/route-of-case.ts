import type { CareCase } from '../model/care.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { CaseRoute } from '../policy/care-schema.ts';
import { segmentOf } from '../policy/lookup.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { presentLanguage } from './language-of-case.ts';

/** where a case is worked, and the rule of policy that said so; without a rule it is the queue of every case */
export interface RouteOfCase {
  readonly queue: string;
  readonly rule?: string;
}

/** Does a list have it? A list left out has everything; what is not known is in no list. */
const has = (list: readonly string[] | undefined, value: string | undefined): boolean =>
  list === undefined || (value !== undefined && list.includes(value));

/** The first rule whose lists all have what is known of the case. Undefined where policy has no queue for cases. */
export const routeOfCase = ({ merchant }: Pick<Snapshot, 'merchant'>, one: CareCase, policy: Policy): RouteOfCase | undefined => {
  const { matter = {}, request } = one;
  const language = presentLanguage(matter.language ?? merchant.locale);
  const segment = segmentOf(policy, merchant.currency, merchant.declaredMonthlyVolumeMinor);
  const matches = ({ applies }: CaseRoute): boolean =>
    has(applies.topics, matter.topic ?? request?.topic) &&
    has(applies.providers, matter.provider) &&
    has(applies.methods, matter.method) &&
    has(applies.languages, language) &&
    has(applies.segments, segment);
  const rule = policy.care.cases.routes.find(matches);
  if (rule !== undefined) return { queue: rule.queue, rule: rule.key };
  const { caseOpened } = policy.tasks.routing;
  return caseOpened === undefined ? undefined : { queue: caseOpened };
};
