import { Gateway } from '../src/gateway/server.ts';
import { LocalKernel } from '../src/kernel/kernel.ts';
import { allServices } from '../src/services/all-services.ts';
import { inertPropertiesOf } from '../src/template/inert-properties.ts';
import { inertResourceTypes } from '../src/template/inert-types.ts';

/** anything goes in these: they have no schema */
const WITHOUT_SCHEMA: ReadonlySet<string> = new Set(['AWS::CDK::Metadata', 'AWS::CloudFormation::CustomResource']);

/** Every resource type of the laptop cloud with the property paths it takes, in order of the types. */
export function knownTypes(): readonly { readonly type: string; readonly properties: readonly string[] }[] {
  const kernel = new LocalKernel({ account: '123456789012', region: 'eu-central-1' });
  const refuse = (): never => {
    throw new Error('no service is called here');
  };
  const services = allServices({
    kernel,
    gateway: new Gateway(),
    endpointUrl: refuse,
    credentialsFor: refuse,
    dispatch: refuse,
    authorizer: () => undefined,
  });
  return [...services.flatMap(({ resourceTypes }) => resourceTypes), ...inertResourceTypes]
    .filter(({ type }) => !WITHOUT_SCHEMA.has(type))
    .map(({ type, properties }) => ({ type, properties: [...properties, ...inertPropertiesOf(type)] }))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}
