import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { PlanStarter } from '../../domain/staffing/plan-ports.ts';
import { calling } from '../aws/service-failure.ts';

/** calls the function that makes plans and does not wait for it: Lambda keeps the call until it runs */
export const planStarter = (client: LambdaClient, FunctionName: string): PlanStarter => ({
  start: async (plan) => {
    const Payload = new TextEncoder().encode(JSON.stringify({ plan }));
    await calling('lambda', () => client.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload })));
  },
});
