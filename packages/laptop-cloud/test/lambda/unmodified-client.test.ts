import { expect, test } from 'vitest';
import { Gateway } from '../../src/gateway/server.ts';
import { laptop, role } from './laptop.ts';

const code = `const { SQSClient, SendMessageCommand, ListQueuesCommand } = require('@aws-sdk/client-sqs');
const client = new SQSClient({});
exports.handler = async (event) => {
  await client.send(new ListQueuesCommand({}));
  const { MessageId } = await client.send(new SendMessageCommand(event));
  return MessageId;
};`;

test.each(['inline', 'worker'] as const)(
  'an unmodified SDK client in the %s host reaches the laptop over HTTP as the function’s role, even when one unit runs at a time',
  async (host) => {
    const gateway = new Gateway();
    await gateway.listen(0);
    const { kernel, fn, invoke, call, queue, end } = laptop({
      host,
      kernel: { concurrency: 1 },
      endpointUrl: () => gateway.endpoint,
      credentialsFor: (roleArn, sessionName) => gateway.credentials.issue(roleArn, sessionName),
    });
    gateway.open(kernel);
    const asked: unknown[] = [];
    // root is asked about too, since a resource's deny holds for it
    kernel.authorizeWith({
      check: (principal, [question]) => void (principal.kind === 'role' && asked.push([principal, question?.action])),
    });
    await queue('work');
    await fn('sender', code, { Timeout: 20 });
    const { Payload } = await invoke('sender', { QueueUrl: `${gateway.endpoint}/123456789012/work`, MessageBody: 'over http' });
    expect((await call('sqs', 'ReceiveMessage', { QueueUrl: 'x/work' })).Messages).toMatchObject([
      { MessageId: Payload, Body: 'over http' },
    ]);
    const principal = { kind: 'role', roleArn: role, sessionName: 'sender' };
    expect(asked).toEqual([
      [principal, 'sqs:ListQueues'],
      [principal, 'sqs:SendMessage'],
    ]);
    await gateway.close();
    await end();
  },
);
