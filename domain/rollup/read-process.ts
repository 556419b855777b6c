import * as z from 'zod';
import { playbookIds } from '../playbooks/registry.ts';
import { waitedOn } from '../process/run-story.ts';
import { countOf, partsUnder, type Tally } from '../tally/tally.ts';
import { playbook } from '../values.ts';
import { readSpread } from './histogram.ts';

const whole = z.int().min(0);
const spread = { n: whole, median: z.number().nullable(), p90: z.number().nullable() };
/** why time is lost in a wait */
export const delayCauses = [
  'outage',
  'comes_back',
  'closed_hours',
  'queue',
  'work',
  'merchant',
  'provider',
  'engineering',
] as const;
const paths = 8;

/** where the time of a playbook's runs went in twelve weeks, in whole minutes that add up exactly; median and P90 in minutes of working time */
export const processFigures = z.object({
  playbook,
  running: whole,
  over: whole,
  minutes: z.object({
    ...{ handling: whole, queueOpen: whole, queueClosed: whole, merchant: whole, provider: whole, engineering: whole },
    ...{ policy: whole, outage: whole, total: whole },
  }),
  waits: z.array(
    z.object({
      ...{ who: waitedOn, what: z.string(), minutes: whole, open: whole, closed: whole, outage: whole },
      ...{ times: whole, again: whole, running: whole },
      ...spread,
      weeks: z.array(z.object({ week: z.string(), ...spread })),
    }),
  ),
  /** the wait most time is lost in, and why; absent where nothing is waited for */
  bottleneck: z.object({ who: waitedOn, what: z.string(), minutes: whole, cause: z.enum(delayCauses) }).optional(),
  paths: z.array(z.object({ path: z.array(z.string()), runs: whole, minutes: whole, value: z.record(z.string(), whole) })),
  /** paths that are not shown */
  otherPaths: whole,
});
export type ProcessFigures = z.infer<typeof processFigures>;
type WaitFigure = ProcessFigures['waits'][number];

const readWaits = (tally: Tally, prefix: string): readonly WaitFigure[] =>
  partsUnder(tally, `${prefix}/wait`)
    .map((name) => {
      const key = `${prefix}/wait/${name}`;
      const of = (what: string) => countOf(tally, `${key}/${what}`);
      const at = name.indexOf('~');
      const weeks = partsUnder(tally, `${key}/week`);
      return {
        ...{ who: waitedOn.parse(name.slice(0, at)), what: name.slice(at + 1) },
        minutes: of('open') + of('closed') + of('outage'),
        ...{ open: of('open'), closed: of('closed'), outage: of('outage') },
        ...{ times: of('times'), again: of('again'), running: of('running') },
        ...readSpread(
          tally,
          weeks.map((week) => `${key}/week/${week}`),
        ),
        weeks: weeks.map((week) => ({ week, ...readSpread(tally, [`${key}/week/${week}`]) })),
      };
    })
    .toSorted((one, other) => other.minutes - one.minutes);

/** a third of the waits came back, or half of the time lay in an outage or in closed hours: that is why */
const causeOf = ({ who, minutes, outage, closed, again, times }: WaitFigure): (typeof delayCauses)[number] => {
  if (2 * outage > minutes) return 'outage';
  if (3 * again > times) return 'comes_back';
  if (who === 'us') return 2 * closed > minutes ? 'closed_hours' : 'queue';
  return who === 'handling' || who === 'policy' ? 'work' : who;
};

const partsOf = (waits: readonly WaitFigure[]): ProcessFigures['minutes'] => {
  const sum = (of: (wait: WaitFigure) => number): number => waits.reduce((all, wait) => all + of(wait), 0);
  const by = (who: WaitFigure['who']) => sum((wait) => (wait.who === who ? wait.open + wait.closed : 0));
  return {
    ...{ handling: by('handling'), merchant: by('merchant'), provider: by('provider') },
    ...{ engineering: by('engineering'), policy: by('policy') },
    queueOpen: sum((wait) => (wait.who === 'us' ? wait.open : 0)),
    queueClosed: sum((wait) => (wait.who === 'us' ? wait.closed : 0)),
    outage: sum((wait) => wait.outage),
    total: sum((wait) => wait.minutes),
  };
};

const readPaths = (tally: Tally, prefix: string): ProcessFigures['paths'] =>
  partsUnder(tally, `${prefix}/path`)
    .map((path) => {
      const of = (what: string) => countOf(tally, `${prefix}/path/${path}/${what}`);
      const currencies = partsUnder(tally, `${prefix}/path/${path}/value`);
      return {
        ...{ path: path.split('>'), runs: of('runs'), minutes: of('minutes') },
        value: Object.fromEntries(currencies.map((currency) => [currency, of(`value/${currency}`)])),
      };
    })
    .toSorted((one, other) => other.runs - one.runs);

/** Of every playbook, in the order of a merchant's life. */
export const readProcess = (tally: Tally): readonly ProcessFigures[] =>
  playbookIds.map((id) => {
    const prefix = `process/${id}`;
    const waits = readWaits(tally, prefix);
    const all = readPaths(tally, prefix);
    // what policy prescribes is no delay
    const [worst] = waits.filter(({ who, minutes }) => who !== 'policy' && minutes > 0);
    return {
      ...{ playbook: id, running: countOf(tally, `${prefix}/running`), over: countOf(tally, `${prefix}/over`) },
      ...{ minutes: partsOf(waits), waits: [...waits] },
      ...(worst && {
        bottleneck: { who: worst.who, what: worst.what, minutes: worst.minutes, cause: causeOf(worst) },
      }),
      ...{ paths: all.slice(0, paths), otherPaths: Math.max(0, all.length - paths) },
    };
  });
