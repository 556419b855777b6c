import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { RunStarter } from '../../domain/ports.ts';
import type { Playbook } from '../../domain/values.ts';
import { calling } from '../aws/service-failure.ts';

/** ARN of the state machine's alias, per playbook: a running execution keeps the version it began with */
export type PlaybookArns = Readonly<Record<Playbook, string>>;

export const runStarter = (client: SFNClient, arns: PlaybookArns): RunStarter => ({
  start: async (playbook, name, input) => {
    const start = new StartExecutionCommand({ stateMachineArn: arns[playbook], name, input: JSON.stringify(input) });
    try {
      await calling('states', () => client.send(start));
      return 'started';
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return 'already_started';
      throw error;
    }
  },
});
