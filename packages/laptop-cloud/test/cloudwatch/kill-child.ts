import { shopDay } from './shop-day.ts';

// lives through the day until it is killed, and tells each minute whose sales are durable
await shopDay(process.argv[2], (minute) => process.stdout.write(`${minute}\n`));
