import type { Problem } from './problem.ts';
import type { Template } from './template-schema.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{Ref: X}`, `{Fn::GetAtt: [X, …]}` and the names of an Fn::Sub that it does not define itself */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, argument]) => {
    if (key === 'Ref') return typeof argument === 'string' ? [argument] : [];
    if (key === 'Fn::GetAtt') return attributeOwner(argument);
    if (key === 'Fn::Sub') return [...namesOfSub(argument), ...namesIn(argument)];
    return namesIn(argument);
  });
}

function attributeOwner(argument: unknown): readonly string[] {
  const owner: unknown = Array.isArray(argument)
    ? argument[0]
    : typeof argument === 'string'
      ? argument.split('.')[0]
      : undefined;
  return typeof owner === 'string' ? [owner] : [];
}

function namesOfSub(argument: unknown): readonly string[] {
  const [text, variables]: readonly unknown[] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string') return [];
  const own = isRecord(variables) ? variables : {};
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)]
    .map(([, name = '']) => name.trim())
    .filter((name) => !Object.hasOwn(own, name))
    .map((name) => name.split('.')[0] ?? name);
}

/** Names a template refers to that it does not have, in branches of Fn::If that are not taken too: CloudFormation reads them all. */
export function unknownReferences(stack: string, template: Template): readonly Problem[] {
  const known = (name: string): boolean =>
    name.startsWith('AWS::') || Object.hasOwn(template.Resources, name) || Object.hasOwn(template.Parameters, name);
  const places: readonly (readonly [string, string | undefined, unknown])[] = [
    ...Object.entries(template.Resources).flatMap(([logicalId, { Properties }]) =>
      Object.entries(Properties).map(([property, value]) => [logicalId, property, value] as const),
    ),
    ...Object.entries(template.Outputs).map(([name, output]) => [`Outputs.${name}`, undefined, output] as const),
  ];
  return places.flatMap(([logicalId, property, value]) =>
    [...new Set(namesIn(value))]
      .filter((name) => !known(name))
      .map((name) => ({
        stack,
        logicalId,
        property,
        problem: `refers to ${name}, which the stack does not have.`,
        remedy: `Name a resource or parameter of the stack, or add ${name}.`,
      })),
  );
}
