import { writeFileSync } from 'node:fs';
import { SqliteJournal } from '@firstsale/laptop-cloud/journal';
import { journey } from './chaos-journey.ts';
import { finalState } from './final-state.ts';

// one life of the laptop cloud: it kills itself at the given journal write, or lives to the end and writes what it found to a file
const [cdkOut = '', stateDir = '', merchants, days, seed, killAt = '0', delay = '0', out = '', teams = ''] =
  process.argv.slice(2);

const die = (): void => {
  // Windows does not tell a parent that its child was killed: the child leaves a note
  writeFileSync(`${out}.killed`, '');
  process.kill(process.pid, 'SIGKILL');
};
let writes = 0;
const { run } = SqliteJournal.prototype;
SqliteJournal.prototype.run = function (...args) {
  writes += 1;
  // at once: in the middle of a block of writes; a little later: while a table or a function is being waited for
  if (writes === Number(killAt) && Number(delay) === 0) die();
  else if (writes === Number(killAt)) setTimeout(die, Number(delay));
  return run.apply(this, args);
};

const state = await journey(
  { cdkOut, stateDir, merchants: Number(merchants), days: Number(days), seed: Number(seed), teams: teams !== '' },
  finalState,
);
writeFileSync(out, JSON.stringify({ writes, state }));
