import { rmSync } from 'node:fs';
import { shelf } from './shelf.ts';

// `beside` as a third word: plain writes are made beside dynoxide. `fill`: adds books until it cannot; `look`: says what is there after the ballast is gone; `spin`: adds until it is killed
const [stateDir = '', what = '', way = ''] = process.argv.slice(2);
const say = (fields: object): void => void process.stdout.write(`${JSON.stringify(fields)}\n`);
const errorOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

if (what === 'look') rmSync(`${stateDir}/ballast`, { force: true });
const books = await shelf(stateDir, { writesBesideDynoxide: way === 'beside' }).catch((error: unknown) => {
  say({ refused: errorOf(error) });
  process.exit(0);
});
if (what === 'fill') {
  let added = 0;
  let said: string | undefined;
  while (said === undefined && added < 5_000) {
    said = await books.add(`book ${added}`, 'x'.repeat(8_000)).then(() => undefined, errorOf);
    if (said === undefined) added += 1;
  }
  const afterwards = await books.add('one more', 'x').then(() => 'taken', errorOf);
  await books.stop();
  say({ added, said, afterwards, halted: books.kernel.halted?.name });
} else if (what === 'look') {
  say({ items: await books.items(), total: await books.total(), lines: books.lines(), records: books.records() });
  await books.add('after all', 'x');
  await books.stop();
} else {
  let next = books.lines();
  // units and clients by turns, so that it may die between any two commits and in the middle of a unit
  for (;;) {
    for (let late = 0; late < 3; late++) books.addLater(`book ${next++}`, 'late');
    await books.add(`book ${next++}`, 'answered');
    say({ answered: next });
  }
}
