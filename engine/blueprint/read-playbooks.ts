import { compileDefinition } from '@firstsale/states-language/compile-definition';
import * as z from 'zod';
import type { FunctionPlan, PlaybookPlan } from './blueprint.ts';
import type { FunctionOf } from './read-functions.ts';
import { type Template, type TemplateResource, Unplayable } from './template.ts';

const properties = z.looseObject({
  StateMachineName: z.string(),
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.unknown()).default({}),
});

/** plays what is played here: it is no playbook */
const noPlaybook = 'back-test';

/** a call of a machine finds its function by this name */
export const callName = ({ name }: FunctionPlan): string => name;

/**
 * The state machines as they are deployed: each placeholder replaced by the name of the function it stands for.
 * Throws Unplayable naming the machine that does not compile
 */
export const readPlaybooks = (template: Template, functionOf: FunctionOf, prefix: string) => {
  const functions = new Map<string, FunctionPlan>();
  const read = ({ id, properties: raw }: TemplateResource): PlaybookPlan => {
    const { StateMachineName, DefinitionString, DefinitionSubstitutions } = properties.parse(raw);
    const filled = Object.entries(DefinitionSubstitutions).reduce((text, [placeholder, value]) => {
      const called = functionOf(value, `${id}.DefinitionSubstitutions.${placeholder}`);
      functions.set(callName(called), called);
      return text.replaceAll(`\${${placeholder}}`, callName(called));
    }, DefinitionString);
    const { machine, diagnostics } = compileDefinition(filled);
    if (machine === null) throw new Unplayable(`${id} does not compile: ${diagnostics.map(({ message }) => message).join('; ')}`);
    if (!StateMachineName.startsWith(prefix))
      throw new Unplayable(`${id}.StateMachineName is ${StateMachineName}: it should begin with ${prefix}`);
    return { name: StateMachineName.slice(prefix.length), machineName: StateMachineName, machine };
  };
  const playbooks = new Map(
    template
      .ofType('AWS::StepFunctions::StateMachine')
      .filter(({ properties: raw }) => properties.parse(raw).StateMachineName !== `${prefix}${noPlaybook}`)
      .map(read)
      .map((one) => [one.name, one]),
  );
  return { playbooks, functions };
};
