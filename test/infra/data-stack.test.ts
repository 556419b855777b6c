import { describe, expect, it } from 'vitest';
import { connectors } from '../../connectors/registry.ts';
import { type Resource, Stage } from './template.ts';

const dev = new Stage('dev');
const prod = new Stage('prod');
/** nothing of it is deployed yet */
const first = new Stage('prod', true);

/** types that hold what nobody can make again */
const lasting = /^AWS::(DynamoDB::GlobalTable|Cognito::UserPool|SecretsManager::Secret)$/;
const holds = ([id, { Type }]: readonly [string, Resource]): boolean =>
  lasting.test(Type) || (Type === 'AWS::S3::Bucket' && id.startsWith('Documents'));
const keptIn = ({ stacks }: Stage) => Object.entries(stacks.data).filter(holds);
const policiesOf = (all: readonly (readonly [string, Resource])[]) => [
  ...new Set(all.map(([, { DeletionPolicy, UpdateReplacePolicy }]) => `${DeletionPolicy} ${UpdateReplacePolicy}`)),
];
/** whether a resource refuses to be deleted */
const isProtected = ({ Properties }: Resource): boolean | undefined =>
  Properties['DeletionProtection'] === undefined
    ? Properties['Replicas']?.[0].DeletionProtectionEnabled
    : Properties['DeletionProtection'] === 'ACTIVE';

describe('what must never be lost', () => {
  it('stands in the stack of the data, all of it: table, both pools, documents, secrets', () => {
    expect(Object.entries(prod.stacks.logic).filter(holds)).toEqual([]);
    expect(keptIn(prod)).toHaveLength(1 + 2 + 1 + 3 + connectors.length);
  });
  it('refers to nothing of the other stack, so nothing that goes wrong there can touch it', () => {
    for (const { stacks } of [dev, prod]) expect(JSON.stringify(stacks.data)).not.toMatch(/Fn::(ImportValue|GetStackOutput)/);
  });
  it('stays in prod when its stack goes, and is taken back by a deployment that made it and failed', () => {
    expect(policiesOf(keptIn(prod))).toEqual(['RetainExceptOnCreate Retain']);
    expect(policiesOf(keptIn(first))).toEqual(['RetainExceptOnCreate Retain']);
    expect(policiesOf(keptIn(dev))).toEqual(['Delete Delete']);
  });
  it('refuses to be deleted once it was deployed: what refuses cannot be taken back by a first deployment that failed', () => {
    const able = ({ stacks }: Stage) =>
      Object.values(stacks.data)
        .map(isProtected)
        .filter((one) => one !== undefined);
    expect(able(prod)).toEqual([true, true, true]);
    expect(able(first)).toEqual([false, false, false]);
    expect(able(dev)).toEqual([false, false, false]);
  });
});

describe('everything else', () => {
  /** versions go with the function or machine that they are versions of */
  const versions = /^AWS::(Lambda::Version|StepFunctions::StateMachineVersion)$/;
  it('goes with its stack, so that it can be made again under the names it had', () => {
    const left = Object.entries(prod.stacks.logic).filter(
      ([, { Type, DeletionPolicy = 'Delete' }]) => DeletionPolicy !== 'Delete' && !versions.test(Type),
    );
    expect(left).toEqual([]);
    expect(Object.values(prod.stacks.logic).length).toBeGreaterThan(300);
  });
  it('takes from the data by exports only: CloudFormation lets nobody take away what is used', () => {
    const text = JSON.stringify(prod.stacks.logic);
    expect(text).toContain('"Fn::ImportValue":"Firstsale-prod-data:');
    expect(text).not.toContain('Fn::GetStackOutput');
  });
});
