import type { Instant } from '../../contract.ts';
import type { AlarmState, MissingData, Verdict } from './decide-state.ts';
import type { AlarmDefinition, ComparisonOperator } from './define-alarm.ts';
import type { Points } from './math/math-values.ts';

export interface Reason {
  readonly text: string;
  /** JSON */
  readonly data: string;
}

const WORDS: Readonly<Record<ComparisonOperator, string>> = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};
const TREATED: Readonly<Record<MissingData, string>> = {
  breaching: 'Breaching',
  notBreaching: 'NonBreaching',
  ignore: 'Ignored',
  missing: 'Missing',
};

/** 2026-03-02T09:00:00.000+0000, as CloudWatch writes instants in messages */
export const messageTime = (at: Instant): string => new Date(at).toISOString().replace('Z', '+0000');

/** numbers always with a fraction, as CloudWatch writes them */
const decimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

/** 02/03/26 09:00:00 */
const shortTime = (at: Instant): string => {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  const [year = '', month, day] = date.split('-');
  return `${day}/${month}/${year.slice(2)} ${time.slice(0, 8)}`;
};

const many = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** why an alarm came to a state, in the words programs know from CloudWatch */
export function reasonFor(
  definition: AlarmDefinition,
  to: AlarmState,
  from: AlarmState,
  verdict: Verdict,
  points: Points,
  end: Instant,
): Reason {
  const { EvaluationPeriods, Threshold, ComparisonOperator } = definition.properties;
  const periodMs = definition.periodSeconds * 1000;
  const startOf = (at: number): Instant => end - (points.length - at) * periodMs;
  const evaluated = verdict.evaluated.map((at) => ({ at: startOf(at), value: points[at] ?? 0 }));
  const data = JSON.stringify({
    version: '1.0',
    queryDate: messageTime(end),
    ...(evaluated.length > 0 && { startDate: messageTime(evaluated.at(-1)?.at ?? end) }),
    ...(definition.expressions.length === 0 && { statistic: definition.metrics[0]?.stat }),
    period: definition.periodSeconds,
    recentDatapoints: evaluated.map(({ value }) => value).reverse(),
    threshold: Threshold,
    evaluatedDatapoints: evaluated.map(({ at, value }) => ({ timestamp: messageTime(at), value })),
  });
  if (to === 'INSUFFICIENT_DATA') {
    const text = `Insufficient Data: ${many(EvaluationPeriods, 'datapoint')} ${EvaluationPeriods === 1 ? 'was' : 'were'} unknown.`;
    return { text, data };
  }
  const filled = verdict.filled;
  const made = `${many(filled, 'missing datapoint')} ${filled === 1 ? 'was' : 'were'} treated as [${TREATED[definition.missing]}]`;
  if (evaluated.length === 0)
    return { text: `Threshold Crossed: no datapoints were received for ${many(EvaluationPeriods, 'period')} and ${made}.`, data };
  const breaching = breachTest(ComparisonOperator, Threshold);
  const telling = evaluated.filter(({ value }) => breaching(value) === (to === 'ALARM'));
  const shown = telling.length > 0 ? telling : evaluated;
  const values = shown.map(({ at, value }) => `${decimal(value)} (${shortTime(at)})`).join(', ');
  const were = `${shown.length === 1 ? 'was' : 'were'}${to === 'ALARM' ? '' : ' not'}`;
  const least = to === 'ALARM' ? definition.datapointsToAlarm : Math.max(1, EvaluationPeriods - definition.datapointsToAlarm + 1);
  const text =
    `Threshold Crossed: ${shown.length} out of the last ${EvaluationPeriods} datapoints [${values}] ${were} ` +
    `${WORDS[ComparisonOperator]} the threshold (${decimal(Threshold)})${filled > 0 ? ` and ${made}` : ''} ` +
    `(minimum ${many(least, 'datapoint')} for ${from === 'INSUFFICIENT_DATA' ? (to === 'ALARM' ? 'OK' : 'ALARM') : from} -> ${to} transition).`;
  return { text, data };
}

/** whether a value is on the wrong side of the threshold */
export const breachTest =
  (operator: ComparisonOperator, threshold: number) =>
  (value: number): boolean => {
    switch (operator) {
      case 'GreaterThanOrEqualToThreshold':
        return value >= threshold;
      case 'GreaterThanThreshold':
        return value > threshold;
      case 'LessThanThreshold':
        return value < threshold;
      case 'LessThanOrEqualToThreshold':
        return value <= threshold;
    }
  };
