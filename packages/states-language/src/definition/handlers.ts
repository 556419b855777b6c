import { compileTemplate, type Template } from '../asl-template.ts';
import { assignments, template } from './data-fields.ts';
import type { Reader } from './reader.ts';
import type { Catcher, ChoiceRule, Retrier } from './types.ts';

const RETRY_FIELDS = new Set([
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
  'Comment',
]);
const CATCH_FIELDS = new Set(['ErrorEquals', 'Next', 'Output', 'Assign', 'Comment']);
const RULE_FIELDS = new Set(['Condition', 'Next', 'Output', 'Assign', 'Comment']);
const whole = (value: number): boolean => Number.isInteger(value) && value >= 0;

function errorNames(reader: Reader, last: boolean): readonly string[] {
  const value = reader.value.ErrorEquals;
  const names = Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
  if (names.length === 0) reader.problem("The field 'ErrorEquals' should be a non-empty array of error names");
  if (names.includes('States.ALL') && (names.length > 1 || !last)) {
    reader.problem("'States.ALL' must appear alone and in the last entry");
  }
  return names;
}

export function readRetry(state: Reader): readonly Retrier[] {
  const entries = state.objects('Retry');
  return entries.map((entry, index) => {
    entry.allow(RETRY_FIELDS);
    const jitter = entry.text('JitterStrategy');
    if (jitter !== null && jitter !== 'FULL' && jitter !== 'NONE')
      entry.problem("The field 'JitterStrategy' should be FULL or NONE");
    return {
      errors: errorNames(entry, index === entries.length - 1),
      intervalSeconds: entry.number(
        'IntervalSeconds',
        1,
        (value) => Number.isInteger(value) && value > 0 && value <= 99_999_999,
        'a positive integer',
      ),
      maxAttempts: entry.number(
        'MaxAttempts',
        3,
        (value) => whole(value) && value <= 99_999_999,
        'an integer from 0 to 99999999',
      ),
      backoffRate: entry.number('BackoffRate', 2, (value) => value >= 1, 'at least 1.0'),
      maxDelaySeconds: entry.has('MaxDelaySeconds')
        ? entry.number(
            'MaxDelaySeconds',
            1,
            (value) => Number.isInteger(value) && value > 0 && value < 31_622_400,
            'a positive integer',
          )
        : null,
      fullJitter: jitter === 'FULL',
    };
  });
}

export function readCatch(state: Reader): readonly Catcher[] {
  const entries = state.objects('Catch');
  return entries.map((entry, index) => {
    entry.allow(CATCH_FIELDS);
    return {
      errors: errorNames(entry, index === entries.length - 1),
      next: entry.requiredText('Next'),
      output: template(entry, 'Output', `Catch[${index}]/Output`),
      assign: assignments(entry, `Catch[${index}]/Assign`),
    };
  });
}

export function readChoices(state: Reader): readonly ChoiceRule[] {
  const entries = state.objects('Choices');
  if (entries.length === 0) state.problem("The field 'Choices' should be a non-empty array");
  return entries.map((entry, index) => {
    entry.allow(RULE_FIELDS);
    return {
      condition: readCondition(entry, index),
      next: entry.requiredText('Next'),
      output: template(entry, 'Output', `Choices[${index}]/Output`),
      assign: assignments(entry, `Choices[${index}]/Assign`),
    };
  });
}

function readCondition(entry: Reader, index: number): Template {
  const condition = compileTemplate(entry.value.Condition ?? false, `Choices[${index}]/Condition`);
  if (!entry.has('Condition')) entry.problem("The field 'Condition' is required but was missing");
  else if (condition.kind !== 'expression' && !(condition.kind === 'constant' && typeof condition.value === 'boolean'))
    entry.problem("The field 'Condition' should be a boolean or a JSONata expression", `${entry.location}/Condition`);
  return condition;
}
