import { canonical } from '../canonical.ts';
import type { RiskLists } from '../risk-lists.ts';
import type { RiskOutcome, RiskPolicy, RiskRule } from '../risk-schema.ts';
import { missingFrom, when } from './compare.ts';

const severity: Readonly<Record<RiskOutcome, number>> = { approve: 0, request_information: 1, review: 2, decline: 3 };
const least = (outcome: RiskOutcome | undefined): number => (outcome === undefined ? -1 : severity[outcome]);

type Bands = RiskPolicy['bands'];

/** bands are half open, so every score behaves like the beginning of its band or like one below all of them */
const edges = (...all: readonly Bands[]): readonly number[] => {
  const from = all.flatMap((bands) => bands.flatMap((one) => one.from ?? []));
  return [Number.NEGATIVE_INFINITY, ...from.toSorted((a, b) => a - b)];
};

const severityAt = (bands: Bands, score: number): number => {
  const band = bands.find(
    ({ from, to }) => score >= (from ?? Number.NEGATIVE_INFINITY) && score < (to ?? Number.POSITIVE_INFINITY),
  );
  return severity[band?.outcome ?? 'review'];
};

/** a higher score is never judged more mildly: only then does an added point never loosen */
const ascends = (bands: Bands): boolean => {
  const steps = edges(bands).map((score) => severityAt(bands, score));
  return steps.every((step, at) => steps.slice(0, at).every((before) => step >= before));
};

const loosenedRule = (before: RiskRule | undefined, after: RiskRule): boolean => {
  // asked for something, a merchant that would have been reviewed answers first
  if (before === undefined) return after.points < 0 || after.request !== undefined;
  return (
    canonical(before.when) !== canonical(after.when) ||
    after.points < before.points ||
    least(after.atLeast) < least(before.atLeast) ||
    (before.request === undefined && after.request !== undefined)
  );
};

const loosenedRules = (before: RiskPolicy, after: RiskPolicy): readonly string[] => {
  const points = (rules: readonly RiskRule[]): string => canonical(rules.map(({ key, points: one }) => [key, one]).toSorted());
  const muddled = !ascends(before.bands) || !ascends(after.bands);
  return [
    ...after.rules.flatMap((rule) =>
      when(
        loosenedRule(
          before.rules.find(({ key }) => key === rule.key),
          rule,
        ),
        `risk.rules.${rule.key}`,
      ),
    ),
    // a rule that only takes points away may be removed
    ...before.rules.flatMap(({ key, points: given, atLeast }) =>
      when(!after.rules.some((rule) => rule.key === key) && (given > 0 || atLeast !== undefined), `risk.rules.${key}`),
    ),
    ...when(muddled && points(before.rules) !== points(after.rules), 'risk.rules'),
  ];
};

/** what is no longer on a list, or on a milder one; a list of an earlier day is looser, whatever is on it */
const loosenedLists = (before: RiskLists, after: RiskLists): readonly string[] => {
  const older = (['fatf', 'mccRisk', 'freeMail'] as const).flatMap((name) =>
    when(after[name].asOf < before[name].asOf, `risk.lists.${name}.asOf`),
  );
  const left = (name: string, was: readonly string[], now: readonly string[]): readonly string[] =>
    missingFrom(was, now).map((one) => `risk.lists.${name}.${one}`);
  const { fatf, mccRisk, freeMail } = after;
  return [
    ...older,
    ...left('fatf.black', before.fatf.black, fatf.black),
    ...left('fatf.grey', before.fatf.grey, [...fatf.grey, ...fatf.black]),
    ...left('mccRisk.high', before.mccRisk.high, mccRisk.high),
    ...left('mccRisk.medium', before.mccRisk.medium, [...mccRisk.medium, ...mccRisk.high]),
    ...left('freeMail.domains', before.freeMail.domains, freeMail.domains),
  ];
};

/** where the risk check lets more through than before. What cannot be told to be stricter counts as looser */
export const loosenedRisk = (before: RiskPolicy, after: RiskPolicy): readonly string[] => [
  ...loosenedRules(before, after),
  ...when(
    edges(before.bands, after.bands).some((score) => severityAt(after.bands, score) < severityAt(before.bands, score)),
    'risk.bands',
  ),
  ...when(after.screening.possibleFrom > before.screening.possibleFrom, 'risk.screening.possibleFrom'),
  ...when(after.screening.probableFrom > before.screening.probableFrom, 'risk.screening.probableFrom'),
  ...when(after.maximumInformationRounds > before.maximumInformationRounds, 'risk.maximumInformationRounds'),
  ...missingFrom(before.prohibitedMccs, after.prohibitedMccs).map((mcc) => `risk.prohibitedMccs.${mcc}`),
  ...loosenedLists(before.lists, after.lists),
];
