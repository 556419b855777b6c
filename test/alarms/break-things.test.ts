import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { FEW_OPEN_RUNS, openWatched, type Watched } from './watched-firstsale.ts';

const TO_SYNTHESIZE_MS = 180_000;
const bounces = 'bounce@simulator.amazonses.com';
const complains = 'complaint@simulator.amazonses.com';

interface Fault {
  /** alarms it rings, by heading of the runbook */
  readonly rings: readonly string[];
  readonly of: (firstsale: Watched) => Promise<unknown>;
  /** minutes until the mail is there */
  readonly within: number;
  readonly mend: (firstsale: Watched) => Promise<unknown>;
  /** minutes until the mail that it is over */
  readonly clearsWithin: number;
}

const nothing = async (): Promise<void> => undefined;
const times = async (count: number, work: (at: number) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < count; at += 1) await work(at);
};
const machineOf = ({ refs }: Watched): string => refs('AWS::StepFunctions::StateMachine')[0]!;
const queue = (firstsale: Watched, name: string): string =>
  firstsale.queueUrls().find((url) => url.endsWith(`/firstsale-dev-${name}`))!;
const startRun = (firstsale: Watched, stateMachineArn: string): Promise<string> =>
  firstsale.aws('states', 'StartExecution', { stateMachineArn, input: '{}' }).then((it) => it.executionArn);
const mail = (firstsale: Watched, to: string) =>
  firstsale.aws('sesv2', 'SendEmail', {
    FromEmailAddress: 'hello@dev.example.com',
    Destination: { ToAddresses: [to] },
    Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Hello' } } } },
  });

/** a playbook whose definition is another for a while */
async function redefine(firstsale: Watched, definition: object, work: (arn: string) => Promise<unknown>): Promise<void> {
  const stateMachineArn = machineOf(firstsale);
  const before = await firstsale.aws('states', 'DescribeStateMachine', { stateMachineArn });
  await firstsale.aws('states', 'UpdateStateMachine', { stateMachineArn, definition: JSON.stringify(definition) });
  await work(stateMachineArn);
  await firstsale.aws('states', 'UpdateStateMachine', { stateMachineArn, definition: before.definition });
}
const waits = { QueryLanguage: 'JSONata', StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 3600, End: true } } };

/** switches what reads a queue or a stream off or on */
async function read(firstsale: Watched, source: RegExp, Enabled: boolean): Promise<void> {
  const { EventSourceMappings } = await firstsale.aws('lambda', 'ListEventSourceMappings', {});
  const { UUID } = EventSourceMappings.find((one: any) => source.test(one.EventSourceArn));
  await firstsale.aws('lambda', 'UpdateEventSourceMapping', { UUID, Enabled });
}

const unread = (name: string): Fault => ({
  rings: [`late-${name}`],
  of: async (firstsale) => {
    await read(firstsale, new RegExp(`:firstsale-dev-${name}$`), false);
    await firstsale.aws('sqs', 'SendMessage', { QueueUrl: queue(firstsale, name), MessageBody: '{}' });
  },
  within: 16,
  mend: async (firstsale) => {
    await firstsale.aws('sqs', 'PurgeQueue', { QueueUrl: queue(firstsale, name) });
    await read(firstsale, new RegExp(`:firstsale-dev-${name}$`), true);
  },
  clearsWithin: 6,
});

const dead = (name: string): Fault => ({
  rings: [name],
  of: (firstsale) => firstsale.aws('sqs', 'SendMessage', { QueueUrl: queue(firstsale, name), MessageBody: '{}' }),
  within: 1,
  mend: (firstsale) => firstsale.aws('sqs', 'PurgeQueue', { QueueUrl: queue(firstsale, name) }),
  clearsWithin: 6,
});

/** what never happens on a laptop: whether its alarm reaches anybody can be tried, as on AWS */
const drill = (heading: string): Fault => ({
  rings: [heading],
  of: (firstsale) =>
    firstsale.aws('cloudwatch', 'SetAlarmState', {
      AlarmName: `firstsale-dev-${heading}`,
      StateValue: 'ALARM',
      StateReason: 'a drill',
    }),
  within: 1,
  mend: nothing,
  clearsWithin: 1,
});

/** what is promised, by whom it is measured and under which heading it rings */
const promised = {
  'applications that become merchants late': [
    'slo-applications',
    'register-merchant',
    'ApplicationsRegistered',
    'ApplicationsLate',
  ],
  'due things that are handled late': ['slo-due', 'handle-due', 'DueHandled', 'DueLate'],
  'decisions that resume their runs late': ['slo-decisions', 'resume-run', 'DecisionsResumed', 'DecisionsLate'],
} as const;

/** ten of them, as the function itself would write them down */
const late = ([heading, service, all, tooLate]: (typeof promised)[keyof typeof promised]): Fault => ({
  rings: [heading, `${heading}-2`],
  of: async (firstsale) => {
    const place = { logGroupName: '/aws/lambda/firstsale-dev-steps', logStreamName: `drill-${heading}` };
    const timestamp = firstsale.now();
    const CloudWatchMetrics = [all, tooLate].map((Name) => ({
      ...{ Namespace: 'Firstsale/dev', Dimensions: [['service']], Metrics: [{ Name, Unit: 'Count' }] },
    }));
    const message = JSON.stringify({ _aws: { Timestamp: timestamp, CloudWatchMetrics }, service, [all]: 1, [tooLate]: 1 });
    await firstsale.aws('logs', 'CreateLogStream', place);
    await firstsale.aws('logs', 'PutLogEvents', { ...place, logEvents: Array(10).fill({ timestamp, message }) });
  },
  within: 2,
  mend: nothing,
  clearsWithin: 6 * 60 + 2,
});

const faults: Readonly<Record<string, Fault>> = {
  ...Object.fromEntries(
    ['undelivered', 'unprocessed', 'unpublished', 'payments-dead', 'due-dead', 'emails-dead', 'documents-dead', 'hooks-dead'].map(
      (name) => [`a letter in ${name}`, dead(name)],
    ),
  ),
  ...Object.fromEntries(
    ['payments', 'due', 'emails', 'documents', 'hooks'].map((name) => [`nobody reads ${name}`, unread(name)]),
  ),
  'a run of a new version that fails': {
    rings: ['failed-runs', 'new-version-runs'],
    of: (firstsale) => startRun(firstsale, `${machineOf(firstsale)}:live`),
    within: 60,
    mend: nothing,
    clearsWithin: 6,
  },
  'a run that takes longer than it may': {
    rings: ['timed-out-runs'],
    of: (firstsale) =>
      redefine(firstsale, { ...waits, TimeoutSeconds: 60 }, async (arn) => {
        await startRun(firstsale, arn);
        await firstsale.minutes(1);
      }),
    within: 2,
    mend: nothing,
    clearsWithin: 6,
  },
  'a run that somebody stops': {
    rings: ['aborted-runs'],
    of: (firstsale) =>
      redefine(firstsale, waits, async (arn) => {
        await firstsale.aws('states', 'StopExecution', { executionArn: await startRun(firstsale, arn) });
      }),
    within: 1,
    mend: nothing,
    clearsWithin: 6,
  },
  'more open runs than are good': {
    rings: ['open-runs'],
    of: (firstsale) => redefine(firstsale, waits, (arn) => times(FEW_OPEN_RUNS, () => startRun(firstsale, arn))),
    within: 1,
    // the runs end by themselves
    mend: nothing,
    clearsWithin: 70,
  },
  'a function that throws in its new version': {
    rings: ['function-errors', 'new-version-errors'],
    of: (firstsale) =>
      times(10, () => firstsale.aws('lambda', 'Invoke', { FunctionName: 'firstsale-dev-resume-run:live', Payload: '{}' })),
    within: 1,
    mend: nothing,
    clearsWithin: 6,
  },
  'a function that has no place to run': {
    rings: ['throttled-functions', 'api-errors'],
    of: async (firstsale) => {
      await times(5, async () => expect(await firstsale.askSparedRoute()).toBe(503));
      await times(95, () =>
        expect(firstsale.aws('lambda', 'Invoke', { FunctionName: firstsale.unrunnable })).rejects.toThrow('Rate Exceeded'),
      );
    },
    within: 1,
    mend: nothing,
    clearsWithin: 6,
  },
  'a timeline that is published late': {
    rings: ['stale-timeline'],
    of: async (firstsale) => {
      await read(firstsale, /:table\//, false);
      const Entry = { EventBusName: firstsale.busName, Source: 'sign-up', DetailType: 'merchant.application.submitted.v1' };
      // what cannot be understood is refused, and a refusal is published
      await firstsale.aws('events', 'PutEvents', { Entries: [{ ...Entry, Detail: '{"id":"e1"}' }] });
      await firstsale.minutes(6);
      await read(firstsale, /:table\//, true);
    },
    within: 1,
    mend: nothing,
    clearsWithin: 6,
  },
  'a sweep that does not come': {
    rings: ['missed-sweep'],
    of: (firstsale) => schedule(firstsale, 'DISABLED'),
    within: 185,
    mend: (firstsale) => schedule(firstsale, 'ENABLED'),
    clearsWithin: 61,
  },
  'mail that bounces': {
    rings: ['mail-reputation'],
    of: (firstsale) => mail(firstsale, bounces),
    within: 2,
    mend: (firstsale) => times(20, () => mail(firstsale, 'ana@shop.example')),
    clearsWithin: 65,
  },
  'a recipient who complains': {
    rings: ['mail-complaints'],
    of: (firstsale) => mail(firstsale, complains),
    within: 2,
    mend: (firstsale) => times(1_000, () => mail(firstsale, 'ana@shop.example')),
    clearsWithin: 65,
  },
  'a new version of what sends mail that throws': {
    rings: ['new-version-errors-2'],
    of: (firstsale) =>
      times(3, () => firstsale.aws('lambda', 'Invoke', { FunctionName: 'firstsale-dev-deliver-email:live', Payload: 'null' })),
    within: 1,
    mend: nothing,
    clearsWithin: 6,
  },
  ...Object.fromEntries(Object.entries(promised).map(([what, one]) => [what, late(one)])),
  'answers that Step Functions turns away': drill('throttled-answers'),
  'a table that is throttled': drill('throttled-table'),
};

async function schedule(firstsale: Watched, State: 'ENABLED' | 'DISABLED'): Promise<void> {
  const Name = 'firstsale-dev-detect-stalls';
  const { ScheduleExpression, FlexibleTimeWindow, Target } = await firstsale.aws('scheduler', 'GetSchedule', { Name });
  await firstsale.aws('scheduler', 'UpdateSchedule', { Name, ScheduleExpression, FlexibleTimeWindow, Target, State });
}

/** several alarms may share a heading: the second has a 2 behind its name */
const underOf = (name: string): string => name.replace(/-\d$/, '');

const headings = readFileSync(projectPath('docs/runbook.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('## '))
  .map((line) => line.slice(3).trim().toLowerCase().replaceAll(' ', '-'));

describe('whatever breaks, somebody is told what to do, and told when it is over', () => {
  let firstsale: Watched;
  beforeAll(async () => {
    firstsale = await openWatched();
    await firstsale.minutes(10);
  }, TO_SYNTHESIZE_MS);
  afterAll(() => firstsale?.close());

  test('every alarm of the template is rung by one of these faults', async () => {
    const { MetricAlarms } = await firstsale.aws('cloudwatch', 'DescribeAlarms', {});
    const names = MetricAlarms.map((one: any) => one.AlarmName.replace('firstsale-dev-', ''));
    expect(names.length).toBeGreaterThan(20);
    expect(
      Object.values(faults)
        .flatMap(({ rings }) => rings)
        .sort(),
    ).toEqual(names.sort());
    expect(MetricAlarms.filter((one: any) => one.StateValue !== 'OK')).toEqual([]);
  });

  test.each(Object.entries(faults))('%s', { timeout: 60_000 }, async (_, { rings, of, within, mend, clearsWithin }) => {
    const quiet = firstsale.mails();
    await of(firstsale);
    for (const heading of rings) {
      const rang = await firstsale.mailed(`ALARM: "firstsale-dev-${heading}"`, quiet, within);
      expect(rang.endpoint).toBe('oncall@dev.example.com');
      expect(rang.body).toContain(`What to do: docs/runbook.md#${underOf(heading)}\n`);
      expect(headings).toContain(underOf(heading));
    }
    const ringing = firstsale.mails();
    await mend(firstsale);
    for (const heading of rings) await firstsale.mailed(`OK: "firstsale-dev-${heading}"`, ringing, clearsWithin);
  });
});
