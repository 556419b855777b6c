import { AwsError, type Kernel, type Principal } from '../../contract.ts';
import type { FunctionConfig } from './function-config.ts';

/** Sends a record about an invocation or a batch where a destination ARN says, as the function's role: it needs the permission, as on AWS. */
export async function sendToDestination(
  kernel: Kernel,
  config: FunctionConfig,
  arn: string,
  record: object,
  eventDetail: 'Success' | 'Failure',
): Promise<void> {
  const principal: Principal = { kind: 'role', roleArn: config.role, sessionName: config.name };
  const body = JSON.stringify(record);
  const service = arn.split(':')[2] ?? '';
  if (service === 'sqs') {
    const QueueUrl = `https://sqs.${kernel.region}.amazonaws.com/${kernel.account}/${arn.split(':').at(-1)}`;
    await kernel.call({ service: 'sqs', action: 'SendMessage', input: { QueueUrl, MessageBody: body }, principal });
  } else if (service === 'events') {
    const Entries = [
      {
        Source: 'lambda',
        DetailType: `Lambda Function Invocation Result - ${eventDetail}`,
        Detail: body,
        EventBusName: arn.split('/').at(-1),
        Resources: [arn, config.arn],
      },
    ];
    await kernel.call({ service: 'events', action: 'PutEvents', input: { Entries }, principal });
  } else if (service === 'lambda') {
    const input = { FunctionName: arn, InvocationType: 'Event', Payload: Buffer.from(body) };
    await kernel.call({ service: 'lambda', action: 'Invoke', input, principal });
  } else
    throw new AwsError(
      'InvalidParameterValueException',
      `the destination ${arn} is not supported on the laptop: use SQS, EventBridge or Lambda`,
    );
}
