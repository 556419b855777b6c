import { describe, expect, it } from 'vitest';
import { pascalCase } from '../../lib/functions.ts';
import { playbooks } from '../../lib/playbooks.ts';
import { errorNamesIn } from '../../tools/verify/asl-errors.ts';
import { aslErrors, aslRegistry, aslShape, aslStatic } from '../../tools/verify/check-statemachines.ts';
import { Stage } from './template.ts';

describe('the playbooks', () => {
  const stage = new Stage('prod');
  const machineOf = (playbook: string) =>
    stage.one('AWS::StepFunctions::StateMachine', 'StateMachineName', `firstsale-prod-${playbook}`);

  it.each(Object.keys(playbooks))('%s is a Standard machine that logs every step without the merchant’s data', (playbook) => {
    const [, { Properties }] = machineOf(playbook);
    expect(Properties['StateMachineType']).toBe('STANDARD');
    expect(Properties['LoggingConfiguration']).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
  });

  it.each(Object.entries(playbooks))('%s fills each placeholder with a published version of its step', (playbook, { steps }) => {
    const [, { Properties }] = machineOf(playbook);
    const substitutions = Properties['DefinitionSubstitutions'];
    expect(Object.keys(substitutions).sort()).toEqual(steps.map((step) => `${pascalCase(step)}Arn`).sort());
    for (const step of steps) {
      const [, version] = stage.target(substitutions[`${pascalCase(step)}Arn`]);
      expect(version.Type).toBe('AWS::Lambda::Version');
      const [, fn] = stage.target(version.Properties['FunctionName']);
      expect(fn.Properties['FunctionName']).toBe(`firstsale-prod-${step}`);
    }
  });

  it('old versions of steps and machines stay, so runs that began with them end with them', () => {
    const versions = [...stage.all('AWS::Lambda::Version'), ...stage.all('AWS::StepFunctions::StateMachineVersion')];
    expect(versions.length).toBeGreaterThan(Object.keys(playbooks).length);
    for (const [, it] of versions) expect([it.DeletionPolicy, it.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  it('new runs start on the alias live, which points to the version of the newest definition', () => {
    for (const playbook of Object.keys(playbooks)) {
      const [machineId] = machineOf(playbook);
      const version = stage
        .all('AWS::StepFunctions::StateMachineVersion')
        .find(([, it]) => it.Properties['StateMachineArn'].Ref === machineId);
      expect(version?.[1].Properties['StateMachineRevisionId']['Fn::GetAtt']).toEqual([machineId, 'StateMachineRevisionId']);
      const alias = stage
        .all('AWS::StepFunctions::StateMachineAlias')
        .find(([, it]) => it.Properties['RoutingConfiguration'][0].StateMachineVersionArn.Ref === version?.[0]);
      expect(alias?.[1].Properties).toMatchObject({ Name: 'live', RoutingConfiguration: [{ Weight: 100 }] });
    }
    const [, starter] = stage.one('AWS::Lambda::Function', 'FunctionName', 'firstsale-prod-start-playbook');
    for (const name of ['ONBOARDING_ARN', 'RISK_CHECK_ARN', 'ACTIVATION_ARN', 'CARE_FOLLOW_UP_ARN']) {
      expect(JSON.stringify(starter.Properties['Environment'].Variables[name])).toMatch(
        /:stateMachine:firstsale-prod-[a-z-]+:live"/,
      );
    }
  });

  it('files, registry and errors agree', async () => {
    for (const check of [aslShape, aslStatic, aslRegistry, aslErrors]) expect(await check.run()).toEqual([]);
  });

  it('an error name is found however deep the machine catches it', () => {
    const definition = {
      States: { Outer: { Type: 'Map', ItemProcessor: { States: { Inner: { Catch: [{ ErrorEquals: ['Deep'] }] } } } } },
    };
    expect(errorNamesIn(JSON.stringify(definition))).toEqual(['Deep']);
  });
});
