import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { readDesk } from '../backtest/desk/settings.ts';
import { openLaptop } from '../backtest/laptop.ts';
import { readPolicyFile } from '../backtest/read-policy.ts';
import { projectPath } from '../lib/project.ts';
import { servicesWith } from '../local/services/index.ts';
import { openDemoWorld } from './start/demo-world.ts';
import { openLaptopDoors } from './start/laptop-doors.ts';
import { readStartOptions, usage } from './start/options.ts';
import { peopleOf } from './start/people.ts';
import { serveConsole } from './start/serve-console.ts';
import { Ticker } from './start/ticker.ts';
import { synthesize } from './synth.ts';

const DAY = 86_400_000;
/** the demo begins this long ago and catches up */
const PAST_DAYS = 100;
const SEED = 1;

const say = (line: string): void => console.log(line);

async function start(): Promise<void> {
  const began = performance.now();
  const options = readStartOptions(process.argv.slice(2));
  const stateDir = resolve(projectPath(''), options.state);
  mkdirSync(stateDir, { recursive: true });
  const { folder, fresh, ms } = await synthesize();
  say(
    styleText(
      'dim',
      fresh
        ? `built the console and synthesized the CloudFormation template in ${(ms / 1000).toFixed(1)} s`
        : 'the template is current',
    ),
  );
  const today = Math.floor(Date.now() / DAY) * DAY;
  let catchingUp = true;
  const laptop = await openLaptop({
    cdkOut: folder,
    stateDir,
    fresh: options.fresh,
    port: options.port,
    speed: Number.POSITIVE_INFINITY,
    seed: SEED,
    start: today - PAST_DAYS * DAY,
    // days of the past go three times as fast in this thread; from today on no function can take the laptop down
    services: servicesWith({ lambdaHost: () => (catchingUp ? 'inline' : 'worker') }),
  });
  const { kernel, endpoint, outputs } = laptop.cloud;
  const desk = readDesk(projectPath('backtest/desk/default.json'));
  serveConsole(laptop.cloud);
  openLaptopDoors(laptop, peopleOf(desk), () => !Number.isFinite(kernel.speed));
  const nameOf = openDemoWorld(laptop, {
    seed: SEED,
    merchants: options.merchants,
    from: today - PAST_DAYS * DAY,
    desk,
    policy: readPolicyFile(projectPath('policies/default.json')),
    deskUntil: today - 5 * DAY,
  });
  say(`
${styleText('bold', 'Firstsale is running')} ${styleText('dim', `after ${((performance.now() - began) / 1000).toFixed(1)} s, from ${new Date(kernel.now()).toISOString().slice(0, 10)}`)}
  Console        ${styleText('bold', `${endpoint}/`)}
  API            ${Object.values(outputs)[0]?.ApiUrl ?? 'none'}
  AWS endpoint   ${endpoint}   ${styleText('dim', '(AWS_ENDPOINT_URL for the AWS CLI and any SDK)')}
  Ctrl-C stops; npm start goes on where it stopped; npm start -- --fresh begins anew
`);
  const ticker = new Ticker(say, nameOf);
  laptop.onNews((news) => ticker.notice(news));
  const stop = (): void => {
    say('\nstopping; everything is kept in .firstsale/');
    void laptop.cloud.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  kernel.onUnitFailed(({ label, error }) =>
    console.error(`a unit of work failed: ${label}: ${error instanceof Error ? error.message : error}`),
  );
  if (kernel.now() < today) {
    say(styleText('dim', `  catching up with today, ${Math.round((today - kernel.now()) / DAY)} days as fast as they go`));
    await kernel.runUntil(today);
  }
  say(styleText('bold', `\n  today; from here a day takes ${Math.round(DAY / 1000 / options.speed)} s\n`));
  catchingUp = false;
  kernel.setSpeed(options.speed);
}

start().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
});
