import { describe, expect, it } from 'vitest';
import { handlers, pascalCase } from '../../lib/functions.ts';
import { nameSteps } from '../../lib/name-steps.ts';
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
      expect(fn.Properties['FunctionName']).toBe(`firstsale-prod-${handlers[step]?.in}`);
    }
  });

  it.each(Object.entries(playbooks))(
    '%s says in each payload which step it calls, and that function has it',
    (playbook, { steps }) => {
      const [, { Properties }] = machineOf(playbook);
      const calls: { FunctionName: string; Payload: Record<string, unknown> }[] = [];
      const text: string = Properties['DefinitionString'];
      JSON.parse(text, (key, value) => {
        if (key === 'Arguments') calls.push(value);
        return value;
      });
      expect(calls.length).toBeGreaterThanOrEqual(steps.length);
      for (const { FunctionName, Payload } of calls) expect(FunctionName).toBe(`\${${pascalCase(String(Payload['step']))}Arn}`);
      expect(new Set(calls.map(({ Payload }) => Payload['step']))).toEqual(new Set(steps));
    },
  );

  describe('the name of a step', () => {
    const [scoreRisk, weigh] = ['ScoreRisk', 'Weigh'].map((name) => `\${${name}Arn}`) as [string, string];
    const calling = (FunctionName: string, Payload: unknown) =>
      JSON.stringify({ States: { Outer: { Branches: [{ States: { Inner: { Arguments: { FunctionName, Payload } } } }] } } });

    it('is added however deep the call is, and nothing else is touched', () => {
      const named = nameSteps(calling(scoreRisk, { lap: 1 }), ['score-risk']);
      expect(JSON.parse(named)).toEqual(JSON.parse(calling(scoreRisk, { step: 'score-risk', lap: 1 })));
      const other = calling('arn:aws:lambda:eu-west-1:123456789012:function:theirs', { lap: 1 });
      expect(JSON.parse(nameSteps(other, ['score-risk']))).toEqual(JSON.parse(other));
    });

    it('is refused where it cannot be added, by name', () => {
      expect(() => nameSteps(calling(weigh, {}), ['score-risk'])).toThrow(`${weigh} stands for none of the steps score-risk`);
      expect(() => nameSteps(calling(scoreRisk, '{% $states.input %}'), ['score-risk'])).toThrow('write it as an object');
      expect(() => nameSteps(calling(scoreRisk, { step: 'mine' }), ['score-risk'])).toThrow('leave step out');
    });
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
        .find(([, it]) => it.Properties['DeploymentPreference'].StateMachineVersionArn.Ref === version?.[0]);
      expect(alias?.[1].Properties).toMatchObject({
        Name: 'live',
        DeploymentPreference: { Type: 'CANARY', Percentage: 10, Interval: 10 },
      });
    }
    const [, starter] = stage.one('AWS::Lambda::Function', 'FunctionName', 'firstsale-prod-start-playbook');
    const arns = JSON.stringify(starter.Properties['Environment'].Variables['PLAYBOOK_ARNS']);
    for (const playbook of Object.keys(playbooks))
      expect(arns).toMatch(new RegExp(`\\\\"${playbook}\\\\":\\\\"arn:.*:stateMachine:firstsale-prod-${playbook}:live\\\\"`));
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
