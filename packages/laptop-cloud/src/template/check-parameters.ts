import type { Problem } from './problem.ts';
import type { Template } from './template-schema.ts';

type Parameter = Template['Parameters'][string];
type Finding = Omit<Problem, 'stack'>;

const TYPE = /^(String|Number|List<Number>|CommaDelimitedList|AWS::[A-Za-z0-9]+::.+|List<AWS::[A-Za-z0-9]+::.+>)$/;

/** Parameters whose type or default CloudFormation refuses. */
export function parameterProblems(parameters: Template['Parameters']): readonly Finding[] {
  return Object.entries(parameters).flatMap(([name, parameter]) => [
    ...(TYPE.test(parameter.Type)
      ? []
      : [
          {
            logicalId: name,
            property: 'Type',
            problem: `${parameter.Type} is not a type of a parameter.`,
            remedy: 'Use String, Number, CommaDelimitedList or List<Number>.',
          },
        ]),
    ...(parameter.Default === undefined ? [] : valueProblems(name, parameter, String(parameter.Default))),
  ]);
}

/** A value of a parameter that its constraints do not allow. */
export function valueProblems(name: string, parameter: Parameter, value: string): readonly Finding[] {
  const refusal = refusedValue(parameter, value);
  if (refusal === undefined) return [];
  const problem = `the value of the parameter ${name} ${refusal}.`;
  return [{ logicalId: name, property: 'Default', problem, remedy: 'Give a value that its constraints allow.' }];
}

function refusedValue(parameter: Parameter, value: string): string | undefined {
  const { AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue } = parameter;
  const items = parameter.Type === 'CommaDelimitedList' || parameter.Type.startsWith('List<') ? value.split(',') : [value];
  if (/Number/.test(parameter.Type)) {
    if (items.some((item) => item.trim() === '' || !Number.isFinite(Number(item)))) return 'must be a number';
    if (MinValue !== undefined && items.some((item) => Number(item) < Number(MinValue))) return `must be at least ${MinValue}`;
    if (MaxValue !== undefined && items.some((item) => Number(item) > Number(MaxValue))) return `must be at most ${MaxValue}`;
  }
  if (AllowedValues !== undefined && !items.every((item) => AllowedValues.some((one) => String(one) === item.trim())))
    return `must be one of ${AllowedValues.join(', ')}`;
  if (parameter.Type !== 'String') return undefined;
  if (MinLength !== undefined && value.length < Number(MinLength)) return `must have ${MinLength} characters at least`;
  if (MaxLength !== undefined && value.length > Number(MaxLength)) return `must have ${MaxLength} characters at most`;
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) return `must match ${AllowedPattern}`;
  return undefined;
}
