import type { Kernel, Principal } from '../../contract.ts';

/** Sends to a dead-letter queue, and says so in the log when even that fails: the event is then lost, as on AWS. */
export async function sendToDeadLetter(
  kernel: Kernel,
  principal: Principal,
  queueArn: string,
  body: string,
  attributes: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const given = Object.entries(attributes).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  try {
    await kernel.call({
      service: 'sqs',
      action: 'SendMessage',
      principal,
      input: {
        QueueUrl: queueUrl(kernel, queueArn),
        MessageBody: body,
        MessageAttributes: Object.fromEntries(
          given.map(([name, text]) => [name, { DataType: 'String', StringValue: text.slice(0, 1024) }]),
        ),
      },
    });
  } catch (error) {
    kernel.log('dead-letter.failed', { queueArn, error: String(error) });
    kernel.usage.add('events:failed-to-dead-letter', 1);
  }
}

/** the URL a client would be given; of a queue in another account it is that account's */
export function queueUrl(kernel: Kernel, queueArn: string): string {
  const [, , , region = kernel.region, account = kernel.account, name = ''] = queueArn.split(':');
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}
