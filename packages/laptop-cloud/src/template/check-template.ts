import { parameterProblems } from './check-parameters.ts';
import type { Problem } from './problem.ts';
import { unknownReferences } from './template-references.ts';
import type { Template } from './template-schema.ts';

// quotas of CloudFormation for one template
const MAX_RESOURCES = 500;
const MAX_NAMES = 200;
const MAX_LOGICAL_ID = 255;
const MAX_DESCRIPTION_BYTES = 1024;
const DELETION_POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate'];
const REPLACE_POLICIES = ['Delete', 'Retain'];
// types CloudFormation takes a snapshot of; none of them is run on a laptop
const NO_SNAPSHOT = 'Only databases, volumes and clusters have snapshots: use Delete or Retain.';

type Finding = Omit<Problem, 'stack'>;

/** What CloudFormation refuses of a template before it makes any resource. */
export function templateProblems(stack: string, template: Template): readonly Problem[] {
  const findings = [
    ...headProblems(template),
    ...nameProblems(template),
    ...Object.entries(template.Resources).flatMap(([logicalId, resource]) => attributeProblems(template, logicalId, resource)),
    ...nullProblems(template),
    ...parameterProblems(template.Parameters),
  ];
  return [...findings.map((finding) => ({ stack, ...finding })), ...unknownReferences(stack, template)];
}

function headProblems({ AWSTemplateFormatVersion: version, Description = '', ...sections }: Template): readonly Finding[] {
  const found: Finding[] = [];
  const say = (problem: string, remedy: string): unknown => found.push({ logicalId: '*', problem, remedy });
  if (version !== undefined && version !== '2010-09-09')
    say(`AWSTemplateFormatVersion is ${version}.`, 'Write 2010-09-09 or leave it out.');
  if (Buffer.byteLength(Description) > MAX_DESCRIPTION_BYTES)
    say(`Description is longer than ${MAX_DESCRIPTION_BYTES} bytes.`, 'Shorten it.');
  const count = Object.keys(sections.Resources).length;
  if (count === 0) say('Resources is empty.', 'At least one resource must be defined.');
  if (count > MAX_RESOURCES) say(`Resources has ${count} entries, ${MAX_RESOURCES} at most.`, 'Split the stack.');
  for (const [section, entries] of Object.entries({
    Parameters: sections.Parameters,
    Mappings: sections.Mappings,
    Outputs: sections.Outputs,
  }))
    if (Object.keys(entries).length > MAX_NAMES)
      say(`${section} has ${Object.keys(entries).length} entries, ${MAX_NAMES} at most.`, 'Split the stack.');
  return found;
}

function nameProblems({ Resources, Parameters, Mappings, Conditions, Outputs }: Template): readonly Finding[] {
  const sections = { Resources, Parameters, Mappings, Conditions, Outputs };
  return Object.entries(sections).flatMap(([section, entries]) =>
    Object.keys(entries)
      .filter((name) => !/^[A-Za-z0-9]+$/.test(name) || name.length > MAX_LOGICAL_ID)
      .map((name) => ({
        logicalId: name,
        problem: `the name ${name} in ${section} is not alphanumeric, or longer than ${MAX_LOGICAL_ID} characters.`,
        remedy: 'Use letters and digits only.',
      })),
  );
}

type Definition = Template['Resources'][string];

function attributeProblems({ Resources }: Template, logicalId: string, definition: Definition): readonly Finding[] {
  const found: Finding[] = [];
  const say = (property: string, problem: string, remedy: string): unknown =>
    found.push({ logicalId, path: definition.Metadata?.['aws:cdk:path'], property, problem, remedy });
  for (const dependency of definition.DependsOn) {
    if (!Object.hasOwn(Resources, dependency))
      say('DependsOn', `names ${dependency}, which the stack does not have.`, 'Name a resource of the same stack.');
    if (dependency === logicalId) say('DependsOn', `names ${logicalId} itself.`, 'Take it out.');
  }
  for (const [attribute, allowed] of [
    ['DeletionPolicy', DELETION_POLICIES],
    ['UpdateReplacePolicy', REPLACE_POLICIES],
  ] as const) {
    const policy = definition[attribute];
    if (policy === undefined || allowed.some((one) => one === policy)) continue;
    const remedy = policy === 'Snapshot' ? NO_SNAPSHOT : `Use one of ${allowed.join(', ')}.`;
    say(attribute, `${JSON.stringify(policy)} is not a policy that ${definition.Type} can have.`, remedy);
  }
  return found;
}

/** paths at which a template says null, which CloudFormation takes nowhere */
function nullProblems({ Resources, Outputs }: Template): readonly Finding[] {
  const found: Finding[] = [];
  const walk = (value: unknown, logicalId: string, path: string): void => {
    if (value === null)
      found.push({ logicalId, property: path, problem: 'null values are not allowed in templates.', remedy: 'Leave it out.' });
    else if (typeof value === 'object')
      for (const [key, item] of Object.entries(value)) walk(item, logicalId, path === '' ? key : `${path}.${key}`);
  };
  for (const [logicalId, { Properties }] of Object.entries(Resources)) walk(Properties, logicalId, '');
  for (const [name, output] of Object.entries(Outputs)) walk(output, `Outputs.${name}`, '');
  return found;
}
