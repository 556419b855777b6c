import * as z from 'zod';
import { BadOption } from '../../world/bad-option.ts';
import { readOptions } from '../read-options.ts';
import { simulate } from './simulate.ts';

const usage = `npm run dispatch:simulate -- --tasks <n> --shares 50,30,20 --seed <n> [--special <chance>]

  --tasks <n>         pieces of work to give out
  --shares <n,n,…>    the share of each team, as weights
  --seed <n>          which work comes (default: 1); without --special every team may take all of it
  --special <chance>  how much of the work only one of the teams can take, 0 to 1 (default: 0)

Prints the largest distance of any team from its quota, after any piece of work.`;

const schema = z.object({
  tasks: z
    .string({ error: 'is missing: give a number of pieces of work' })
    .regex(/^[1-9]\d{0,7}$/, 'is a whole number from 1 to 99999999')
    .transform(Number),
  shares: z
    .string({ error: 'are missing: give one for each team, 50,30,20' })
    .regex(/^\d+(\.\d+)?(,\d+(\.\d+)?)*$/, 'are numbers separated by commas: 50,30,20')
    .transform((text) => text.split(',').map(Number))
    .refine((shares) => shares.some((share) => share > 0), 'are all 0: give one team a share'),
  seed: z.string().regex(/^\d+$/, 'is a whole number').default('1').transform(Number),
  special: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'is a chance from 0 to 1')
    .default('0')
    .transform(Number),
});

try {
  const { tasks, shares, seed, special } = readOptions(schema, process.argv.slice(2));
  const { distance, left } = simulate(shares, tasks, seed, special);
  const unable = left === 0 ? '' : `; nobody could take ${left}`;
  console.log(`largest distance from quota: ${distance.toFixed(2)}${unable}`);
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 1;
}
