import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { brakes, canaries } from '../../lib/canaries.ts';
import { brakeNames } from '../../lib/constructs/brake-names.ts';
import { cdkContext } from '../../lib/project.ts';
import { addStage } from '../../lib/stage.ts';
import { Stage } from './template.ts';

describe.each(['dev', 'prod'] as const)('a new version in %s', (name) => {
  const stage = new Stage(name);
  const minutes = name === 'prod' ? 10 : 5;
  const aliases = stage.all('AWS::Lambda::Alias');
  const alarms = new Map(stage.all('AWS::CloudWatch::Alarm').map(([id, it]) => [it.Properties['AlarmName'] as string, id]));

  it('of a function that carries the traffic gets a tenth of it first, by a deployment group that stands before the alias', () => {
    expect(aliases.map(([, it]) => stage.target(it.Properties['FunctionName'])[1].Properties['FunctionName']).sort()).toEqual(
      canaries.map((one) => `firstsale-${name}-${one}`).sort(),
    );
    for (const [, alias] of aliases as any) {
      const { ApplicationName, DeploymentGroupName } = alias.UpdatePolicy.CodeDeployLambdaAliasUpdate;
      stage.one('AWS::CodeDeploy::Application', 'ApplicationName', ApplicationName);
      const [id, group] = stage.one('AWS::CodeDeploy::DeploymentGroup', 'DeploymentGroupName', DeploymentGroupName);
      expect(group.Properties['DeploymentConfigName']).toBe(`CodeDeployDefault.LambdaCanary10Percent${minutes}Minutes`);
      expect(Object.keys(stage.stacks.release)).toContain(id);
    }
  });

  it('stops and goes back when an alarm rings that exists and watches that version alone: a fault that stands keeps no fix out', () => {
    const groups = stage.all('AWS::CodeDeploy::DeploymentGroup').map(([, it]) => it.Properties);
    expect(groups).toHaveLength(canaries.length);
    for (const { AlarmConfiguration, AutoRollbackConfiguration } of groups) {
      expect(AutoRollbackConfiguration).toEqual({
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      });
      expect(AlarmConfiguration.Enabled).toBe(true);
      for (const { Name } of AlarmConfiguration.Alarms) expect([...alarms.keys()]).toContain(Name);
    }
    const braking = [...alarms.keys()].filter((one) => one.startsWith(`firstsale-${name}-new-version-`));
    const config = addStage(new App({ context: cdkContext() }), name).config;
    expect(braking.sort()).toEqual([...brakeNames(config, brakes.functions), ...brakeNames(config, brakes.runs)].sort());
    for (const one of braking) {
      const [, alarm] = stage.one('AWS::CloudWatch::Alarm', 'AlarmName', one);
      for (const { MetricStat } of alarm.Properties['Metrics'].filter((it: any) => it.MetricStat)) {
        const dimensions = JSON.stringify(MetricStat.Metric.Dimensions);
        expect(dimensions).toMatch(/"Fn::GetAtt":\["\w+CurrentVersion\w+","Version"\]|"Version","Value":\{"Fn::Select":\[7/);
      }
    }
  });

  it('of a playbook gets a tenth of the starts first, with the alarms of its version and of its steps as brake', () => {
    const machines = stage.all('AWS::StepFunctions::StateMachineAlias');
    // a back-test is no traffic a new version could be tried on
    expect(machines.length).toBe(stage.all('AWS::StepFunctions::StateMachine').length - 1);
    for (const [, { Properties }] of machines) {
      expect(Properties['RoutingConfiguration']).toBeUndefined();
      const { Alarms, ...preference } = Properties['DeploymentPreference'];
      expect(preference).toMatchObject({ Type: 'CANARY', Percentage: 10, Interval: minutes });
      expect(Alarms.length).toBeGreaterThan(1);
      // AWS takes a name that nothing has for an alarm that is quiet
      for (const one of Alarms) expect([...alarms.keys()]).toContain(one);
    }
  });

  it('is watched before it gets anything: every alias waits for its alarms', () => {
    const own = [...alarms].filter(([one]) => one.includes('-new-version-errors')).map(([, id]) => id);
    for (const [, alias] of [...aliases, ...stage.all('AWS::StepFunctions::StateMachineAlias')] as any)
      expect(alias.DependsOn).toEqual(expect.arrayContaining(own));
  });

  it('is called by its alias from everywhere, and whoever may call it may call the alias', () => {
    const behind = new Set(aliases.map(([, it]) => it.Properties['FunctionName'].Ref));
    const calling = [
      ...stage.all('AWS::Lambda::EventSourceMapping').map(([, it]) => it.Properties['FunctionName']),
      ...stage.all('AWS::Lambda::Permission').map(([, it]) => it.Properties['FunctionName']),
      ...stage.all('AWS::ApiGatewayV2::Integration').map(([, it]) => it.Properties['IntegrationUri']),
      ...stage.all('AWS::Events::Rule').flatMap(([, it]) => it.Properties['Targets'].map((target: any) => target.Arn)),
    ];
    const named = calling.filter((one) => ['AWS::Lambda::Alias', 'AWS::Lambda::Function'].includes(stage.target(one)[1].Type));
    const past = named.filter((one) => stage.target(one)[1].Type === 'AWS::Lambda::Function' && behind.has(stage.target(one)[0]));
    expect(past).toEqual([]);
    expect(named.length).toBeGreaterThan(behind.size);
    for (const [, { Properties }] of stage.all('AWS::Lambda::EventInvokeConfig'))
      expect(Properties['Qualifier']).toBe(behind.has(Properties['FunctionName'].Ref) ? 'live' : '$LATEST');
  });

  it('never has two readers of one stream or queue', () => {
    const sources = stage
      .all('AWS::Lambda::EventSourceMapping')
      .map(([, it]) => JSON.stringify([it.Properties['EventSourceArn'], stage.fn(it.Properties['FunctionName'])[0]]));
    expect(new Set(sources).size).toBe(sources.length);
  });

  it('leaves the versions before it: a run that began with one ends with it', () => {
    for (const type of ['AWS::Lambda::Version', 'AWS::StepFunctions::StateMachineVersion'])
      for (const [, version] of stage.all(type)) expect(version.DeletionPolicy).toBe('Retain');
  });
});

it('the override shifts all at once and asks no alarm: for a fix that a standing alarm would keep out', () => {
  const stacks = addStage(new App({ context: cdkContext() }), 'prod', { atOnce: true });
  const release = Template.fromStack(stacks.release).findResources('AWS::CodeDeploy::DeploymentGroup');
  for (const { Properties } of Object.values(release) as any) {
    expect(Properties.DeploymentConfigName).toBe('CodeDeployDefault.LambdaAllAtOnce');
    expect(Properties.AlarmConfiguration.Enabled).toBe(false);
  }
  const aliases = Template.fromStack(stacks.logic).findResources('AWS::StepFunctions::StateMachineAlias');
  for (const { Properties } of Object.values(aliases) as any) expect(Properties.DeploymentPreference.Type).toBe('ALL_AT_ONCE');
});
