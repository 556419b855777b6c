import { expect, test } from 'vitest';
import { Gateway } from '../../src/gateway/server.ts';
import { s3Service } from '../../src/services/s3/s3-service.ts';
import { laptop, role } from './laptop.ts';

/** what an application's client factory does, and what a function of it then asks */
const code = `const { SQSClient, SendMessageCommand, ReceiveMessageCommand } = require('@aws-sdk/client-sqs');
const { S3Client, PutObjectCommand, GetObjectCommand } = require('@aws-sdk/client-s3');
const named = process.env.SDK_TRANSPORT;
const { options = () => ({}), leftOut = [] } = named ? require(named).transport : {};
const sqs = new SQSClient(options('sqs'));
// over HTTP the name of a bucket would have to be that of a machine
const s3 = new S3Client({ ...options('s3'), forcePathStyle: !named });
for (const { middlewareStack } of [sqs, s3]) for (const name of leftOut) middlewareStack.remove(name);
const told = async (work) => {
  try {
    const { $metadata, ...answer } = await work();
    return { status: $metadata.httpStatusCode, ...answer };
  } catch (error) {
    return { name: error.name, message: error.message, status: error.$metadata?.httpStatusCode, mine: error instanceof Error };
  }
};
exports.handler = async ({ QueueUrl, other, Bucket }) => {
  const sent = await told(() => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'São "João" \\u{1f41d}' })));
  const put = await told(() => s3.send(new PutObjectCommand({ Bucket, Key: 'a/b c.txt', Body: new Uint8Array([0, 255, 10]), Metadata: { x: 'y' } })));
  const got = await told(async () => {
    const { Body, LastModified, ...answer } = await s3.send(new GetObjectCommand({ Bucket, Key: 'a/b c.txt', Range: undefined }));
    return { ...answer, bytes: [...(await Body.transformToByteArray())] };
  });
  const { MessageId, ...withoutId } = sent;
  return {
    way: named ? 'in process' : 'over HTTP',
    sent: withoutId,
    put,
    got,
    absent: await told(() => s3.send(new GetObjectCommand({ Bucket, Key: 'nothing' }))),
    refused: await told(() => sqs.send(new SendMessageCommand({ QueueUrl: other, MessageBody: 'x' }))),
    invalid: await told(() => sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 11 }))),
  };
};`;

async function answerOf(env: Readonly<Record<string, string>>, host: 'inline' | 'worker') {
  const gateway = new Gateway();
  await gateway.listen(0);
  const { kernel, fn, invoke, provision, queue, end } = laptop({
    host,
    env,
    endpointUrl: () => gateway.endpoint,
    credentialsFor: (roleArn, sessionName) => gateway.credentials.issue(roleArn, sessionName),
    more: (kernel) => [s3Service(kernel)],
  });
  gateway.open(kernel);
  // each question once: on a slow machine a connection may end, and the SDK asks again
  const asked = new Set<string>();
  kernel.authorizeWith({ check: (principal, questions) => void asked.add(JSON.stringify([principal, questions])) });
  await queue('work');
  const access = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
  await provision('AWS::S3::Bucket', 'Shelf', { BucketName: 'shelf', PublicAccessBlockConfiguration: access });
  await fn('asker', code, { Timeout: 20 });
  const place = `${gateway.endpoint}/123456789012`;
  const { Payload } = await invoke('asker', { QueueUrl: `${place}/work`, other: `${place}/none`, Bucket: 'shelf' });
  await gateway.close();
  await end();
  return { answer: Payload, asked: [...asked] };
}

test.each(['inline', 'worker'] as const)(
  'an SDK client in the %s host gets the same answers and errors in process as over HTTP, and IAM is asked the same',
  async (host) => {
    const short = await answerOf({}, host);
    const long = await answerOf({ SDK_TRANSPORT: '' }, host);
    expect([short.answer.way, long.answer.way]).toEqual(['in process', 'over HTTP']);
    expect({ ...short.answer, way: '' }).toEqual({ ...long.answer, way: '' });
    expect(short.answer).toMatchObject({
      sent: { status: 200 },
      put: { status: 200 },
      got: { Metadata: { x: 'y' }, bytes: [0, 255, 10] },
      absent: { name: 'NoSuchKey' },
      refused: { name: 'QueueDoesNotExist' },
    });
    expect(short.asked).toEqual(long.asked);
    const principal = JSON.stringify({ kind: 'role', roleArn: role, sessionName: 'asker' });
    expect(short.asked.filter((question) => question.includes(principal)).length).toBeGreaterThan(3);
  },
);
