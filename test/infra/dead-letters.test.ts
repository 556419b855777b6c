import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';
import { projectPath } from '../../lib/project.ts';
import { Stage } from './template.ts';

describe.each(['dev', 'prod'] as const)('in %s', (name) => {
  const stage = new Stage(name);
  const queueOf = (reference: unknown) => {
    const [id, queue] = stage.target(reference);
    expect(queue.Type).toBe('AWS::SQS::Queue');
    return id;
  };
  const alarmed = stage
    .all('AWS::CloudWatch::Alarm')
    .flatMap(([, it]) => it.Properties['Metrics'] ?? [])
    .flatMap((it: any) => it.MetricStat?.Metric.Dimensions ?? [])
    .filter((it: any) => it.Name === 'QueueName')
    .map((it: any) => it.Value['Fn::GetAtt'][0]);

  it('every target of every rule has a dead-letter queue that rings', () => {
    const targets = stage.all('AWS::Events::Rule').flatMap(([, it]) => it.Properties['Targets']);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(alarmed).toContain(queueOf(target.DeadLetterConfig?.Arn));
  });

  it('the rules may write to the dead-letter queues they name', () => {
    const policies = stage.all('AWS::SQS::QueuePolicy');
    for (const [ruleId, rule] of stage.all('AWS::Events::Rule')) {
      for (const target of rule.Properties['Targets']) {
        const dead = queueOf(target.DeadLetterConfig.Arn);
        const statements = policies
          .filter(([, it]) => it.Properties['Queues'].some((queue: any) => queue.Ref === dead))
          .flatMap(([, it]) => it.Properties['PolicyDocument'].Statement)
          .filter(({ Effect, Condition }: any) => {
            const source = Condition?.ArnEquals?.['aws:SourceArn'];
            // a rule of a later stack is known by its name
            const isNamed =
              rule.Properties['Name'] !== undefined && JSON.stringify(source ?? '').includes(`:rule/${rule.Properties['Name']}"`);
            return Effect === 'Allow' && (source?.['Fn::GetAtt']?.[0] === ruleId || isNamed);
          });
        expect(statements.map((it: any) => it.Action)).toEqual(['sqs:SendMessage']);
      }
    }
  });

  it('every function the bus calls keeps the event it failed on', () => {
    const configured = stage.all('AWS::Lambda::EventInvokeConfig').map(([, it]) => {
      expect(alarmed).toContain(queueOf(it.Properties['DestinationConfig'].OnFailure.Destination));
      return it.Properties['FunctionName'].Ref;
    });
    const called = stage
      .all('AWS::Events::Rule')
      .flatMap(([, it]) => it.Properties['Targets'])
      .filter((it) => it.Arn['Fn::GetAtt'] ?? it.Arn.Ref)
      .map((it) => stage.fn(it.Arn))
      .filter(([, it]) => it.Type === 'AWS::Lambda::Function')
      .map(([id]) => id);
    expect(called.length).toBeGreaterThan(0);
    for (const id of called) expect(configured).toContain(id);
  });

  it('every source that feeds a function reports single failures and has somewhere for the hopeless ones', () => {
    const mappings = stage.all('AWS::Lambda::EventSourceMapping');
    expect(mappings.length).toBe(7);
    for (const [, { Properties }] of mappings) {
      expect(Properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
      const [, source] = stage.target(Properties['EventSourceArn']);
      const dead =
        source.Type === 'AWS::SQS::Queue'
          ? source.Properties['RedrivePolicy'].deadLetterTargetArn
          : Properties['DestinationConfig'].OnFailure.Destination;
      expect(alarmed).toContain(queueOf(dead));
    }
  });

  it('a message stays hidden six times as long as its reader may take', () => {
    for (const [, { Properties }] of stage.all('AWS::Lambda::EventSourceMapping')) {
      const [, source] = stage.target(Properties['EventSourceArn']);
      if (source.Type !== 'AWS::SQS::Queue') continue;
      const [, reader] = stage.fn(Properties['FunctionName']);
      expect(source.Properties['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * reader.Properties['Timeout']);
    }
  });

  it('the hourly sweep knows the hour it was meant for and has a dead-letter queue', () => {
    const [, schedule] = stage.one('AWS::Scheduler::Schedule', 'Name', `firstsale-${name}-detect-stalls`) as any;
    expect(schedule.Properties.ScheduleExpression).toBe('rate(1 hour)');
    expect(JSON.parse(schedule.Properties.Target.Input)).toEqual({ now: '<aws.scheduler.scheduled-time>' });
    expect(alarmed).toContain(queueOf(schedule.Properties.Target.DeadLetterConfig.Arn));
    // called and failing is not missed: it rings on its own
    const [fn] = stage.one('AWS::Lambda::Function', 'FunctionName', `firstsale-${name}-detect-stalls`);
    const config = stage.all('AWS::Lambda::EventInvokeConfig').find(([, it]) => it.Properties['FunctionName'].Ref === fn) as any;
    expect(alarmed).toContain(queueOf(config[1].Properties.DestinationConfig.OnFailure.Destination));
  });

  const scheduled = (work: string): any =>
    stage.all('AWS::Scheduler::Schedule').filter(([, it]) => it.Properties['Name'].includes(`-${work}-`));

  it('the tables are written after the figures that are in them, by the same function and parts', () => {
    const { tables, parts, schedule } = readConfig(name).figures;
    const all = scheduled('write-tables');
    expect(all.map(([, it]: any) => JSON.parse(it.Properties.Target.Input))).toEqual(
      Array.from({ length: parts }, (_, part) => ({ make: 'tables', asOf: '<aws.scheduler.scheduled-time>', part, parts })),
    );
    const hourOf = (cron: string) => Number(cron.split(' ')[1]);
    expect(hourOf(tables)).toBeGreaterThan(hourOf(schedule));
    if (name === 'prod') expect(tables).toBe('cron(0 5 * * ? *)');
    for (const [, { Properties }] of all) {
      expect(Properties.ScheduleExpression).toBe(tables);
      expect(alarmed).toContain(queueOf(Properties.Target.DeadLetterConfig.Arn));
    }
  });

  it('the figures have a schedule a part, all meant for one instant, and what fails is kept where an alarm rings', () => {
    const { schedule, parts } = readConfig(name).figures;
    const all = scheduled('roll-up-figures');
    expect(all.map(([, it]: any) => JSON.parse(it.Properties.Target.Input))).toEqual(
      Array.from({ length: parts }, (_, part) => ({ make: 'figures', asOf: '<aws.scheduler.scheduled-time>', part, parts })),
    );
    for (const [, { Properties }] of all) {
      // a rate begins when its schedule is made: parts of it would never be meant for the same instant
      expect(Properties.ScheduleExpression).toBe(schedule);
      expect(alarmed).toContain(queueOf(Properties.Target.DeadLetterConfig.Arn));
    }
    const [fn] = stage.one('AWS::Lambda::Function', 'FunctionName', `firstsale-${name}-roll-up-figures`);
    const config = stage.all('AWS::Lambda::EventInvokeConfig').find(([, it]) => it.Properties['FunctionName'].Ref === fn) as any;
    expect(alarmed).toContain(queueOf(config[1].Properties.DestinationConfig.OnFailure.Destination));
  });

  it('payments come in batches of up to a thousand or five seconds, five batches at once', () => {
    const [fn] = stage.one('AWS::Lambda::Function', 'FunctionName', `firstsale-${name}-aggregate-payments`);
    const mapping = stage
      .all('AWS::Lambda::EventSourceMapping')
      .find(([, it]) => stage.fn(it.Properties['FunctionName'])[0] === fn);
    const ScalingConfig = { MaximumConcurrency: 5 };
    expect(mapping?.[1].Properties).toMatchObject({ BatchSize: 1000, MaximumBatchingWindowInSeconds: 5, ScalingConfig });
  });

  it('timeline entries, refused events, policies and outages leave the table for the bus as they appear, and nothing else', () => {
    const [fn] = stage.one('AWS::Lambda::Function', 'FunctionName', `firstsale-${name}-publish-timeline`);
    const mapping = stage
      .all('AWS::Lambda::EventSourceMapping')
      .find(([, it]) => stage.fn(it.Properties['FunctionName'])[0] === fn);
    const [filter, ...more] = mapping![1].Properties['FilterCriteria'].Filters;
    expect(more).toEqual([]);
    expect(JSON.parse(filter.Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { NewImage: { kind: { S: ['timeline', 'rejected', 'policy', 'outage'] } } },
    });
    expect(mapping?.[1].Properties['BisectBatchOnFunctionError']).toBe(true);
    // a bus that is away for an hour loses nothing
    expect(mapping?.[1].Properties).toMatchObject({ MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: 4 * 3600 });
  });

  it('every alarm tells somebody and names a heading of the runbook', () => {
    const headings = readFileSync(projectPath('docs/runbook.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('## '))
      .map((line) => line.slice(3).trim().toLowerCase().replaceAll(' ', '-'));
    const alarms = stage.all('AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(0);
    for (const [, { Properties }] of alarms) {
      expect(Properties['AlarmActions']).toHaveLength(1);
      const anchor = /docs\/runbook\.md#(\S+)$/.exec(Properties['AlarmDescription'])?.[1];
      expect(headings).toContain(anchor);
    }
  });

  it('alarms watch no more metrics than we say they cost', () => {
    const metrics = stage.all('AWS::CloudWatch::Alarm').flatMap(([, it]) => {
      const many = it.Properties['Metrics'];
      return many ? many.filter((metric: any) => metric.MetricStat) : [it];
    });
    const said = /(\d+) alarm metrics/.exec(readFileSync(projectPath('docs/cost-at-rest.md'), 'utf8'))?.[1];
    expect(metrics.length).toBe(Number(said));
  });
});
