import { SFNClient } from '@aws-sdk/client-sfn';
import { AwsError } from '@firstsale/laptop-cloud/contract';
import { functions, startCloud } from '@firstsale/laptop-cloud/testing/states';
import { runStage } from '../../adapters/memory/runs.ts';
import { playbookReader } from '../../adapters/stepfunctions/playbook-reader.ts';
import { runReader } from '../../adapters/stepfunctions/run-reader.ts';
import type { PlaybookReader, RunReader } from '../../domain/playbook/run-ports.ts';
import { playbookIds } from '../../domain/playbooks/registry.ts';
import type { Playbook } from '../../domain/values.ts';

/** the whole of a playbook: one state that asks a function, again after a minute if it fails */
export const asking = (comment: string): string =>
  JSON.stringify({
    Comment: comment,
    QueryLanguage: 'JSONata',
    StartAt: 'Ask the provider',
    States: {
      'Ask the provider': {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'ask', Payload: '{% $states.input %}' },
        Retry: [{ ErrorEquals: ['ProviderBusy'], IntervalSeconds: 60, MaxAttempts: 5, BackoffRate: 1 }],
        End: true,
      },
    },
  });

/** what the function answers, try by try; after the last one nothing more happens for a minute */
export type Tries = readonly ('answers' | 'ProviderBusy' | 'MerchantUnknown')[];

export interface Stage {
  readonly runs: RunReader;
  readonly playbooks: PlaybookReader;
  deploy(playbook: Playbook, definition: string): Promise<void>;
  /** a run that got as far as its tries go */
  play(playbook: Playbook, run: string, tries: Tries): Promise<void>;
  close(): Promise<void>;
}

const minute = (n: number): string => new Date(Date.UTC(2026, 0, 5, 9, n)).toISOString();

export const inMemory = async (): Promise<Stage> => {
  const stage = runStage();
  return {
    ...stage,
    deploy: async (playbook, definition) => stage.deploy(playbook, definition),
    play: async (playbook, run, tries) => {
      const last = tries.length - 1;
      const state = 'Ask the provider';
      const events = tries.flatMap((one, at) => [
        { at: minute(at), kind: 'tried' as const },
        ...(one === 'answers' ? [] : [{ at: minute(at), kind: 'failed' as const, error: one }]),
      ]);
      const begun = { startedAt: minute(0), events: [{ at: minute(0), kind: 'entered' as const, state }, ...events] };
      const ended = { stoppedAt: minute(last) };
      if (tries[last] === 'answers')
        stage.record(playbook, run, {
          ...{ status: 'SUCCEEDED', ...begun, ...ended },
          events: [...begun.events, { at: minute(last), kind: 'exited' as const, state }],
        });
      else if (tries[last] === 'ProviderBusy') stage.record(playbook, run, { status: 'RUNNING', ...begun });
      else stage.record(playbook, run, { status: 'FAILED', error: 'MerchantUnknown', ...begun, ...ended });
    },
    close: async () => undefined,
  };
};

interface Wire {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** the adapters as they are deployed, their SDK client answered by the laptop's Step Functions */
export const onStepFunctions = async (): Promise<Stage> => {
  let left: Tries = [];
  const ask = (): string => {
    const [next = 'answers', ...rest] = left;
    left = rest;
    if (next === 'answers') return next;
    throw Object.assign(new Error('no answer'), { name: next });
  };
  const cloud = await startCloud({ services: { lambda: functions({ ask }) } });
  const handle = async ({ headers, body }: Wire) => {
    const action = headers['x-amz-target']?.split('.')[1] ?? '';
    const answered = await cloud
      .call(action, JSON.parse(body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body)))
      .then(
        (answer) => ({ statusCode: 200, answer }),
        (error: unknown) => {
          if (!(error instanceof AwsError)) throw error;
          return { statusCode: 400, answer: { __type: error.code, message: error.message } };
        },
      );
    const bytes = new TextEncoder().encode(JSON.stringify(answered.answer));
    return {
      response: { statusCode: answered.statusCode, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: bytes },
    };
  };
  const client = new SFNClient({
    ...{ region: 'eu-west-1', endpoint: 'https://states.invalid', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
    requestHandler: { handle },
  });
  const names = Object.fromEntries(playbookIds.map((id) => [id, ''])) as Record<Playbook, string>;
  const machines = new Map<Playbook, string>();
  for (const playbook of playbookIds) {
    machines.set(playbook, await cloud.create(JSON.parse(asking('never deployed'))));
    names[playbook] = `${machines.get(playbook)}:live`;
  }
  return {
    runs: runReader(client, names),
    playbooks: playbookReader(client, names),
    deploy: async (playbook, definition) => {
      await cloud.call('UpdateStateMachine', { stateMachineArn: machines.get(playbook), definition });
    },
    play: async (playbook, run, tries) => {
      left = tries;
      await cloud.start(machines.get(playbook) ?? '', { iban: 'DE89370400440532013000' }, run);
      await cloud.pass(60 * (tries.length - 1) + 1);
    },
    close: () => cloud.kernel.stop(),
  };
};
