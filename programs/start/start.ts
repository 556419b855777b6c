import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { servicesWith } from '@firstsale/laptop-cloud/services';
import { projectPath } from '../../lib/project.ts';
import { synthesizeApart } from '../../tools/build/synthesize-apart.ts';
import { demoDesk, workingMorning } from '../../world/demo/demo-desk.ts';
import { openDemoWorld } from '../../world/demo/demo-world.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { onlooker, peopleOf } from '../../world/desk/laptop-people.ts';
import { makeFiguresHourly } from '../../world/hourly-figures.ts';
import { openLaptop } from '../../world/laptop.ts';
import { siteBehind } from '../../world/pages-of.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { HistoryTold } from './history-told.ts';
import { linksAtLaptop } from './laptop-addresses.ts';
import { laptopClock } from './laptop-clock.ts';
import { openLaptopDoors } from './laptop-doors.ts';
import { serveConsole } from './serve-console.ts';
import { serveHooks } from './serve-hooks.ts';
import { serveMerchantPage } from './serve-merchant-page.ts';
import { readStartOptions, usage } from './start-options.ts';
import { Ticker } from './ticker.ts';
import { typingPause } from './typing-pause.ts';
import { waiting } from './waiting.ts';

const DAY = 86_400_000;
/** the demo begins this long ago and catches up */
const PAST_DAYS = 60;
const SEED = 1;
/** of the tasks of a queue, so many of the newest are left to whoever opens the console */
const LEFT = 4;
/** functions that stay loaded, of some thirty: each takes some megabytes */
const ENVIRONMENTS = 24;

const say = (line: string): void => console.log(line);

async function start(): Promise<void> {
  const began = performance.now();
  const options = readStartOptions(process.argv.slice(2));
  const stateDir = resolve(projectPath(''), options.state);
  mkdirSync(stateDir, { recursive: true });
  const { folder, fresh, ms } = await synthesizeApart();
  say(
    styleText(
      'dim',
      fresh
        ? `built the console and synthesized the CloudFormation template in ${(ms / 1000).toFixed(1)} s`
        : 'the template is current',
    ),
  );
  const policy = readPolicyFile(projectPath('policies/default.json'));
  const today = workingMorning(policy, Date.now());
  const begins = (Math.floor(today / DAY) - PAST_DAYS) * DAY;
  const laptop = await openLaptop({
    cdkOut: folder,
    stateDir,
    fresh: options.fresh,
    port: options.port,
    speed: Number.POSITIVE_INFINITY,
    seed: SEED,
    start: begins,
    // a thread for each function is safer and takes three times the memory: whoever writes a function that never ends stops it themselves
    services: servicesWith({ lambdaHost: 'inline', lambdaEnvironments: ENVIRONMENTS }),
  });
  const { kernel, endpoint, outputs } = laptop.cloud;
  const desk = readDesk(projectPath('world/desk/default-desk.json'));
  const clock = laptopClock(kernel, { catchingUp: true });
  serveConsole(laptop.cloud);
  serveHooks(laptop.cloud);
  const merchantPage = await serveMerchantPage(laptop, {
    port: options.port === 0 ? 0 : options.port + 1,
    reader: onlooker,
    onCode: typingPause(kernel, () => clock.look().catchingUp),
  });
  const toMerchants = linksAtLaptop(siteBehind(laptop.cloud, 'MerchantPageUrl').domainName, merchantPage.url);
  const toColleagues = linksAtLaptop(siteBehind(laptop.cloud, 'ConsoleUrl').domainName, endpoint);
  const mailAs = (text: string): string => toColleagues(toMerchants(text));
  const world = openDemoWorld(laptop, {
    seed: SEED,
    merchants: options.merchants,
    from: begins,
    desk: demoDesk(desk),
    policy,
    deskUntil: today - 6 * DAY,
    shown: { at: today, leaves: LEFT },
  });
  const told = new HistoryTold(kernel.now(), today, world.nameOf);
  laptop.onNews((news) => told.notice(news));
  openLaptopDoors(laptop, { people: peopleOf(desk), clock, history: () => told.read(), mailAs });
  say(`
${styleText('bold', 'Firstsale is running')} ${styleText('dim', `after ${((performance.now() - began) / 1000).toFixed(1)} s, from ${new Date(kernel.now()).toISOString().slice(0, 10)}`)}
  Console        ${styleText('bold', `${endpoint}/`)}
  Merchant page  ${styleText('bold', `${merchantPage.url}/`)}
  API            ${Object.values(outputs).find(({ ApiUrl }) => ApiUrl !== undefined)?.ApiUrl ?? 'none'}
  Connectors     ${endpoint}/hooks/<connector>   ${styleText('dim', '(docs/connectors.md)')}
  Alarms         ${endpoint}/laptop?tab=alarms   ${styleText('dim', '(as JSON: /_laptop/alarms)')}
  AWS endpoint   ${endpoint}   ${styleText('dim', '(AWS_ENDPOINT_URL for the AWS CLI and any SDK)')}
  Ctrl-C stops; npm start goes on where it stopped; npm start -- --fresh begins anew
`);
  const ticker = new Ticker(say, world.nameOf);
  laptop.onNews((news) => ticker.notice(news));
  const stop = (): void => {
    say(`\nstopping; everything is kept in ${options.state}/`);
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
  await makeFiguresHourly(laptop.cloud);
  say(waiting({ endpoint, now: kernel.now(), queues: policy.tasks.queues, openIn: world.openIn, speed: options.speed }));
  clock.caughtUp(options.speed);
}

start().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  // whatever was opened before it failed must not keep the process
  process.exit(1);
});
