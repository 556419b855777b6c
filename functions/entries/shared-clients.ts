import { eventbridgeClient } from '../../adapters/aws/eventbridge-client.ts';
import { sqsClient } from '../../adapters/aws/sqs-client.ts';
import { stepfunctionsClient } from '../../adapters/aws/stepfunctions-client.ts';

// one client a function and service, made when it is first asked for: a bundle holds only those its handlers ask for
let events: ReturnType<typeof eventbridgeClient> | undefined;
let queues: ReturnType<typeof sqsClient> | undefined;
let runs: ReturnType<typeof stepfunctionsClient> | undefined;

export const sharedEventbridge = () => {
  events ??= eventbridgeClient();
  return events;
};
export const sharedSqs = () => {
  queues ??= sqsClient();
  return queues;
};
export const sharedStepfunctions = () => {
  runs ??= stepfunctionsClient();
  return runs;
};
