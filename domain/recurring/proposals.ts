import * as z from 'zod';
import type { PeerConversion } from '../conversion/peers.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { RecurringIssue } from './tally-cases.ts';
import type { FirstTimeRight, HeldUp } from './tally-requirements.ts';

const whole = z.int().min(0);

/** a change somebody may try: what holds merchants up, how that is known, what of policy causes it, and where that is written */
export const proposal = z.object({
  key: z.string(),
  kind: z.enum(['blocker', 'first-time-right', 'issue', 'decline']),
  /** the requirement, the issue or the reason */
  about: z.string(),
  country: z.string().optional(),
  code: z.string().optional(),
  evidence: z.object({
    /** merchants, cases or attempts */
    n: whole,
    of: whole,
    /** how long it has been so */
    weeks: whole,
    /** what these merchants declared to sell a month, by currency, in minor units */
    value: z.array(z.object({ currency: z.string(), minor: whole })),
  }),
  /** a change of letter, deadline, order or requirement, an answer prepared, or advice */
  change: z.enum(['letter', 'deadline', 'order', 'requirement', 'answer', 'advice']),
  /** where policy has the cause: the part of its editor, and the place */
  at: z.object({ section: z.enum(['ladders', 'deadlines', 'catalogue', 'letters', 'queues', 'json']), place: z.string() }),
  /** the queues whose teams it concerns; none: every team */
  queues: z.array(z.string()),
});
export type Proposal = z.infer<typeof proposal>;

/** fewer merchants hold nobody up for a reason of ours */
const FEWEST = 5;
/** weeks in a row */
const LEAST_WEEKS = 3;
/** a code that is this share of what was not right is the thing to explain */
const TELLING = 0.3;
const GOOD_FIRST_TIME = 0.8;
const MOST = 20;

interface Found {
  readonly issues: readonly RecurringIssue[];
  readonly heldUp: readonly HeldUp[];
  readonly firstTimeRight: readonly FirstTimeRight[];
  readonly conversion: readonly PeerConversion[];
}

const nobody: string[] = [];

/** how many weeks up to now in a row it held somebody up */
const weeksOf = (weeks: readonly number[]): number => weeks.length - 1 - weeks.lastIndexOf(0);

const catalogueAt = (policy: Policy, requirement: string, field: string): Proposal['at'] => {
  const key = requirement.split(':', 1).join();
  const at = policy.requirements.catalogue.findIndex((one) => one.key === key);
  return at === -1
    ? { section: 'catalogue', place: 'requirements.catalogue' }
    : { section: 'catalogue', place: `requirements.catalogue.${at}.${field}` };
};

const ofBlockers = ({ heldUp }: Found, policy: Policy): readonly Proposal[] =>
  heldUp.flatMap(({ requirement, n, long, waitsOn, weeks, codes, value }): readonly Proposal[] => {
    const lasting = weeksOf(weeks);
    const [before = 0] = weeks.slice(-1 - LEAST_WEEKS);
    // one that shrinks by itself needs no change
    if (n < FEWEST || lasting < LEAST_WEEKS || n < before / 2) return [];
    const evidence = { n, of: n, weeks: lasting, value };
    const one = { key: `blocker/${requirement}`, kind: 'blocker', about: requirement, evidence, queues: nobody } as const;
    const wrong = codes.reduce((sum, code) => sum + code.n, 0);
    const [first] = codes;
    if (first !== undefined && first.n >= FEWEST && first.n / wrong >= TELLING)
      return [{ ...one, code: first.code, change: 'letter', at: catalogueAt(policy, requirement, 'requestedReason') }];
    const [mostly] = waitsOn;
    if (mostly?.code === 'operations') {
      const [limit] = policy.ourMoveLimits;
      return [
        {
          ...one,
          queues: limit === undefined ? [] : [limit.queue],
          change: 'deadline',
          at: { section: 'deadlines', place: 'ourMoveLimits.0' },
        },
      ];
    }
    if (mostly?.code === 'provider') {
      const [limit] = policy.providerMoveLimits;
      const at = { section: 'deadlines', place: 'providerMoveLimits.0' } as const;
      return [{ ...one, queues: limit === undefined ? [] : [limit.queue], change: 'deadline', at }];
    }
    // it is asked for early and nobody hands it in: it may be asked for later, or by another letter
    if (long * 2 >= n)
      return [{ ...one, evidence: { ...evidence, n: long }, change: 'order', at: catalogueAt(policy, requirement, 'dueIn') }];
    return [{ ...one, change: 'deadline', at: catalogueAt(policy, requirement, 'deadlineDays') }];
  });

const ofFirstTime = ({ firstTimeRight, heldUp }: Found, policy: Policy): readonly Proposal[] =>
  firstTimeRight.flatMap(({ requirement, country, value, n, interval }): readonly Proposal[] => {
    // its whole interval lies below what is good
    if (value === null || interval === null || interval.high >= GOOD_FIRST_TIME) return [];
    const held = heldUp.find((one) => one.requirement === requirement);
    const [code] = held?.codes ?? [];
    return [
      {
        ...{ key: `first-time-right/${requirement}/${country}`, kind: 'first-time-right', about: requirement, country },
        ...(code !== undefined && { code: code.code }),
        evidence: { n: Math.round((1 - value) * n), of: n, weeks: 13, value: held?.value ?? [] },
        ...{ change: 'requirement', at: catalogueAt(policy, requirement, 'title'), queues: [] },
      },
    ];
  });

const ofIssues = ({ issues }: Found, policy: Policy): readonly Proposal[] =>
  issues.map(({ key, topic, cases, weeks }): Proposal => {
    const route = policy.care.cases.routes.find(({ applies: { topics = [] } }) => topics.includes(topic ?? ''));
    const answer = policy.care.cases.answers.findIndex(({ topics = [] }) => topics.includes(topic ?? ''));
    const place = answer === -1 ? 'care.cases.answers' : `care.cases.answers.${answer}`;
    const evidence = { n: cases, of: weeks.reduce((sum, n) => sum + n, 0), weeks: Math.max(1, weeksOf(weeks)), value: [] };
    const queues = route === undefined ? [] : [route.queue];
    return { key: `issue/${key}`, kind: 'issue', about: key, evidence, change: 'answer', at: { section: 'json', place }, queues };
  });

const ofDeclines = ({ conversion }: Found, policy: Policy): readonly Proposal[] => {
  const reasons = new Map<string, { n: number; weeks: number }>();
  let all = 0;
  for (const line of conversion) {
    all += line.n;
    for (const { code, n } of line.reasons) reasons.set(code, { n: n + (reasons.get(code)?.n ?? 0), weeks: 4 });
  }
  const { advice } = policy.care.conversion;
  const known = new Set(advice.flatMap((one) => one.reasons));
  return [...reasons]
    .filter(([code, { n }]) => !known.has(code) && n >= 4 * FEWEST)
    .toSorted(([, one], [, other]) => other.n - one.n)
    .slice(0, 3)
    .map(([code, { n, weeks }]) => ({
      ...{ key: `decline/${code}`, kind: 'decline', about: code, evidence: { n, of: all, weeks, value: [] }, change: 'advice' },
      ...{ at: { section: 'json', place: 'care.conversion.advice' }, queues: [] },
    }));
};

const weight = ({ evidence: { n, weeks } }: Proposal): number => n * weeks;

/** What may be tried, the most merchants for the longest time first. A proposal is a question to a person: nothing follows from it by itself. */
export const proposalsOf = (found: Found, policy: Policy): readonly Proposal[] =>
  [...ofIssues(found, policy), ...ofBlockers(found, policy), ...ofFirstTime(found, policy), ...ofDeclines(found, policy)]
    .toSorted((one, other) => weight(other) - weight(one) || (one.key < other.key ? -1 : 1))
    .slice(0, MOST);
