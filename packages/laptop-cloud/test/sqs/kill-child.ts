import { laptop } from './laptop.ts';

// sends until it is killed, and tells each message the laptop accepted
const { sqs, queue } = laptop({ stateDir: process.argv[2] });
const QueueUrl = await queue('work');
for (let i = 0; ; i += 1) {
  await sqs('SendMessage', { QueueUrl, MessageBody: `message ${i}` });
  process.stdout.write(`${i}\n`);
}
