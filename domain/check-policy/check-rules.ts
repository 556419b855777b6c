import type { Condition } from '../policy/condition.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { type SignalName, signalNames, signals } from '../risk/signals.ts';
import { type Finding, finding, repeated } from './finding.ts';

const isSignal = (name: string): name is SignalName => signalNames.some((one) => one === name);

const unknownSignal = (field: string, name: string): Finding =>
  finding(`${field}.fact`, 'signal-unknown', { signal: name, known: [...signalNames] });

const isNumeric = (name: SignalName): boolean => signals.shape[name].safeParse(1).success;

const checkValue = (field: string, name: SignalName, value: unknown): readonly Finding[] =>
  signals.shape[name].safeParse(value).success
    ? []
    : [finding(field, 'value-impossible', { value: JSON.stringify(value), signal: name })];

type Comparison = Exclude<Condition, { op: 'all' | 'any' | 'not' }>;

const checkComparison = (condition: Comparison, field: string): readonly Finding[] => {
  const { fact } = condition;
  if (!isSignal(fact)) return [unknownSignal(field, fact)];
  switch (condition.op) {
    case 'eq':
    case 'ne':
      return checkValue(`${field}.value`, fact, condition.value);
    case 'in':
    case 'not_in':
      return condition.values.flatMap((one, index) => checkValue(`${field}.values.${index}`, fact, one));
    case 'known':
    case 'unknown':
      return [];
    case 'between':
      return [
        ...(isNumeric(fact) ? [] : [finding(`${field}.fact`, 'not-a-number', { signal: fact })]),
        ...(condition.from <= condition.to
          ? []
          : [finding(`${field}.to`, 'between-upside-down', { from: condition.from, to: condition.to })]),
      ];
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return isNumeric(fact) ? [] : [finding(`${field}.fact`, 'not-a-number', { signal: fact })];
  }
};

const checkCondition = (condition: Condition, field: string): readonly Finding[] => {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap((one, index) => checkCondition(one, `${field}.of.${index}`));
    case 'not':
      return checkCondition(condition.of, `${field}.of`);
    default:
      return checkComparison(condition, field);
  }
};

/** risk rules speak of signals that exist, by values they can have */
export const checkRules = ({ risk, tasks }: PolicyDocument): readonly Finding[] => {
  const asked = [...risk.information.map(({ key }) => key), ...risk.rules.flatMap(({ request }) => request?.key ?? [])];
  const review = tasks.queues.find(({ key }) => key === tasks.routing.riskReview);
  const asks = risk.bands.findIndex((one) => one.outcome === 'request_information');
  const { possibleFrom, probableFrom } = risk.screening;
  return [
    ...repeated(
      risk.rules.map((one) => one.key),
      (index) => `risk.rules.${index}.key`,
    ),
    ...risk.rules.flatMap((one, index) => checkCondition(one.when, `risk.rules.${index}.when`)),
    ...repeated(
      risk.information.map((one) => one.key),
      (index) => `risk.information.${index}.key`,
    ),
    ...repeated(
      risk.declineReasons.map((one) => one.key),
      (index) => `risk.declineReasons.${index}.key`,
    ),
    ...(asked.length === 0 && review?.choices.includes('request_information')
      ? [finding('risk.information', 'nothing-to-ask-for', {})]
      : []),
    ...(asks >= 0 && !risk.rules.some((one) => one.request !== undefined)
      ? [finding(`risk.bands.${asks}.outcome`, 'no-rule-asks', {})]
      : []),
    ...(possibleFrom <= probableFrom
      ? []
      : [finding('risk.screening.possibleFrom', 'screening-upside-down', { possibleFrom, probableFrom })]),
  ];
};
