import { AwsError, type NamedResource, type Refusal } from '../../contract.ts';
import { checkName } from './actions/name.ts';

const DEFINITIONS = ['Definition', 'DefinitionString', 'DefinitionS3Location'];

/** What Step Functions refuses of a state machine of the template before it reads its definition. */
export function machineRefusals({ resource: { properties } }: NamedResource): readonly Refusal[] {
  const given = DEFINITIONS.filter((name) => properties[name] !== undefined);
  const found: Refusal[] =
    given.length === 1 ? [] : [{ property: 'DefinitionString', problem: `give exactly one of ${DEFINITIONS.join(', ')}` }];
  if (typeof properties.StateMachineName !== 'string') return found;
  try {
    checkName(properties.StateMachineName);
    return found;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return [...found, { property: 'StateMachineName', problem: error.message }];
  }
}
