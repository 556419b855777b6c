import { expect, test } from 'vitest';
import { laptop } from './laptop.ts';

const send = async (name: string, value: object = { DataType: 'String', StringValue: 'v' }, more: object = {}) => {
  const { sqs, queue } = laptop();
  return sqs('SendMessage', { QueueUrl: await queue('q'), MessageBody: 'b', MessageAttributes: { [name]: value }, ...more });
};

test.each(['AWS.x', 'aws.x', 'Amazon.x', 'amazon.x', '.x', 'x.', 'a..b', 'a b', '', 'x'.repeat(257)])(
  'the attribute name "%s" is refused',
  async (name) => {
    await expect(send(name)).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  },
);

test.each(['a', 'aws', 'amazonx', 'a.b-c_d', 'x'.repeat(256)])('the attribute name "%s" is taken', async (name) => {
  await expect(send(name)).resolves.toHaveProperty('MD5OfMessageAttributes');
});

test.each([
  ['a number that is none', { DataType: 'Number', StringValue: 'one' }],
  ['a number of 39 digits', { DataType: 'Number', StringValue: '1'.repeat(39) }],
  ['a number that is too large', { DataType: 'Number.big', StringValue: '1e127' }],
  ['text that is bytes', { DataType: 'Binary', StringValue: 'x' }],
  ['both text and bytes', { DataType: 'String', StringValue: 'x', BinaryValue: new Uint8Array([1]) }],
  ['an unknown type', { DataType: 'Text', StringValue: 'x' }],
])('a value with %s is refused', async (_what, value) => {
  await expect(send('a', value)).rejects.toMatchObject({ code: 'InvalidParameterValue' });
});

test('of the system’s attributes only the trace header can be sent, and unknown names cannot be asked for', async () => {
  const header = (name: string) => ({ MessageSystemAttributes: { [name]: { DataType: 'String', StringValue: 'Root=1' } } });
  await expect(send('a', undefined, header('SenderId'))).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  await expect(send('a', undefined, header('AWSTraceHeader'))).resolves.toHaveProperty('MD5OfMessageSystemAttributes');
  const { sqs, queue } = laptop();
  const QueueUrl = await queue('q');
  const asked = sqs('ReceiveMessage', { QueueUrl, MessageSystemAttributeNames: ['Sender'] });
  await expect(asked).rejects.toMatchObject({ code: 'InvalidAttributeName' });
});
