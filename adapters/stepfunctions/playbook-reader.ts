import { DescribeStateMachineCommand, type SFNClient } from '@aws-sdk/client-sfn';
import type { PlaybookReader } from '../../domain/playbook/run-ports.ts';
import { calling } from '../aws/service-failure.ts';
import { machineOf } from './execution-arn.ts';
import type { PlaybookArns } from './run-starter.ts';

export const playbookReader = (client: SFNClient, arns: PlaybookArns): PlaybookReader => ({
  definition: async (playbook) => {
    // the machine itself: its newest revision is what the alias leads to after every deployment
    const stateMachineArn = machineOf(arns[playbook]);
    const ask = new DescribeStateMachineCommand({ stateMachineArn });
    const { definition } = await calling('states', () => client.send(ask));
    if (definition === undefined) throw new TypeError(`the state machine ${stateMachineArn} has no definition`);
    return definition;
  },
});
