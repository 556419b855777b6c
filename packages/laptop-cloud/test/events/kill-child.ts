import { laptop, sale } from './laptop.ts';

// publishes until it is killed, and tells each event the laptop accepted
const { boot, put, queue, rule } = await laptop({ stateDir: process.argv[2] });
await boot();
await rule('sales', { source: ['shop'] }, { Arn: await queue('a') });
for (let i = 0; ; i += 1) {
  await put(sale(i));
  process.stdout.write(`${i}\n`);
}
