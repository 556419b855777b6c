import type { Identity, Resource, ResourceType } from '../contract.ts';
import { readAssembly } from './assembly.ts';
import { takenNames } from './check-names-taken.ts';
import { unsupportedProperties } from './check-properties.ts';
import { templateProblems } from './check-template.ts';
import { refusedValues } from './check-values.ts';
import { inertPropertiesOf } from './inert-properties.ts';
import { inertResourceTypes } from './inert-types.ts';
import { type Problem, UnsupportedTemplate } from './problem.ts';
import { rulesOf } from './property-rules.ts';
import { readJson } from './read-json.ts';
import { type Place, type PlannedResource, StackScope } from './stack-scope.ts';
import { ordinaryResourceAttributes, type Template, templateSchema } from './template-schema.ts';

export interface LoadOptions {
  readonly cdkOut: string;
  /** a CDK Stage, when the folder holds several */
  readonly stage?: string | undefined;
  readonly types: readonly ResourceType[];
  /** for stacks that are agnostic of their environment */
  readonly place?: Partial<Place>;
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface LoadedTemplate {
  readonly place: Place;
  /** in the order they must be provisioned */
  readonly resources: readonly { readonly resource: Resource; readonly identity: Identity; readonly type: ResourceType }[];
  /** per stack, by output name */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const withInert = (type: ResourceType): ResourceType => ({
  ...type,
  properties: [...type.properties, ...inertPropertiesOf(type.type)],
});

const REMEDY = 'A deployment would be refused: change it.';
const DEFAULT_PLACE: Place = { account: '123456789012', region: 'eu-central-1' };

/**
 * Reads what CDK synthesized, resolves it, and checks that every resource and property can be honoured.
 * @throws UnsupportedTemplate with all problems at once; UnreadableAssembly
 */
export function loadTemplate(options: LoadOptions): LoadedTemplate {
  const assembly = readAssembly(options.cdkOut, options.stage);
  const types = new Map([...inertResourceTypes, ...options.types].map((type) => [type.type, withInert(type)]));
  const place = placeOf(assembly.stacks, options.place ?? {});
  const exports = new Map<string, unknown>();
  const outputs: Record<string, Record<string, string>> = {};
  const problems: Problem[] = [];
  const resources: { resource: Resource; identity: Identity; type: ResourceType }[] = [];
  const located = new Map(
    assembly.assets.map(({ bucketName, objectKey, path }) => [
      `${bucketName.replaceAll(`\${AWS::AccountId}`, place.account).replaceAll(`\${AWS::Region}`, place.region)}/${objectKey}`,
      path,
    ]),
  );
  for (const stack of assembly.stacks) {
    if ((stack.account ?? place.account) !== place.account || (stack.region ?? place.region) !== place.region)
      problems.push({
        stack: stack.name,
        logicalId: '*',
        problem: `is for ${stack.account}/${stack.region}, another stack for ${place.account}/${place.region}.`,
        remedy: 'The laptop cloud is one account and one region: leave the other stack out.',
      });
    const template = readJson(stack.templateFile, templateSchema);
    const scope = new StackScope(stack, template, {
      place,
      parameters: options.parameters ?? {},
      // a custom resource may be called anything
      typeOf: (type) => types.get(type.startsWith('Custom::') ? 'AWS::CloudFormation::CustomResource' : type),
      asset: (bucket, key) => located.get(`${bucket}/${key}`),
      exported: (name) => exports.get(name),
      outputOf: (name, output) => outputs[name]?.[output],
    });
    scope.decideAll();
    scope.planAll();
    const stackOutputs: Record<string, string> = {};
    for (const { name, value, exportName } of scope.outputs()) {
      stackOutputs[name] = typeof value === 'string' ? value : JSON.stringify(value);
      if (exportName === undefined) continue;
      if (exports.has(exportName)) problems.push(exportTaken(stack.name, name, exportName));
      exports.set(exportName, value);
    }
    outputs[stack.name] = stackOutputs;
    problems.push(...attributeProblems(stack.name, template), ...templateProblems(stack.name, template), ...scope.problems);
    for (const planned of scope.planned) {
      problems.push(...resourceProblems(planned));
      if (planned.type !== undefined) resources.push({ ...planned, type: planned.type });
    }
  }
  problems.push(...takenNames(resources));
  // what does not go together is looked at once every value is one that can be
  if (problems.length === 0) problems.push(...refusalsOf(resources));
  if (problems.length > 0) throw new UnsupportedTemplate(problems);
  return { place, resources, outputs };
}

const refusalsOf = (resources: LoadedTemplate['resources']): readonly Problem[] =>
  resources.flatMap(({ type, ...named }) => {
    const { stack, logicalId, path } = named.resource;
    return (type.refusals?.(named, resources) ?? []).map(({ property, problem }) => ({
      stack,
      logicalId,
      path,
      property,
      problem: `${problem}.`,
      remedy: REMEDY,
    }));
  });

export const placeOf = (
  stacks: readonly { account: string | undefined; region: string | undefined }[],
  given: Partial<Place>,
): Place => ({
  account: stacks.find(({ account }) => account !== undefined)?.account ?? given.account ?? DEFAULT_PLACE.account,
  region: stacks.find(({ region }) => region !== undefined)?.region ?? given.region ?? DEFAULT_PLACE.region,
});

const exportTaken = (stack: string, output: string, exportName: string): Problem => ({
  stack,
  logicalId: `Outputs.${output}`,
  problem: `the export ${exportName} is already there: an output before this one has the name.`,
  remedy: 'Give one of them another name.',
});

const attributeProblems = (stack: string, template: Template): Problem[] =>
  Object.entries(template.Resources).flatMap(([logicalId, resource]) =>
    Object.keys(resource)
      .filter((attribute) => !ordinaryResourceAttributes.has(attribute))
      .map((attribute) => ({
        stack,
        logicalId,
        problem: `the resource attribute ${attribute} is not supported by the laptop cloud.`,
        remedy: 'Take it out of the stack.',
      })),
  );

function resourceProblems({ resource, type }: PlannedResource): Problem[] {
  const { stack, logicalId, path } = resource;
  if (type === undefined)
    return [
      {
        stack,
        logicalId,
        path,
        problem: `the type ${resource.type} is not supported by the laptop cloud.`,
        remedy:
          'Use another service, add it to src/services, or, if it means nothing at run time, to src/template/inert-types.ts with the reason.',
      },
    ];
  const where = { stack, logicalId, path };
  const unsupported = unsupportedProperties(resource.properties, type.properties).map((property) => ({
    ...where,
    property,
    problem: `${resource.type} is run, but this property is not honoured by the laptop cloud.`,
    remedy: `Take it out of the stack, or teach the service that runs ${resource.type}.`,
  }));
  const refused = refusedValues(resource.properties, rulesOf(resource.type)).map(({ property, problem }) => ({
    ...where,
    property,
    problem: `${problem}.`,
    remedy: REMEDY,
  }));
  return [...unsupported, ...refused];
}
