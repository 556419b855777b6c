import { parseArgs } from 'node:util';
import * as z from 'zod';

export const usage = `npm start -- [options]

  --port <n>        where to listen (default 3300; 0 takes any free port)
  --speed <n>       virtual seconds per real second once the demo has caught up with today (default 900: a day in 96 s)
  --merchants <n>   how many made-up merchants apply (default 56)
  --fresh           forget what an earlier start left in .firstsale/`;

const number = (what: string, least: number, most: number) =>
  z.coerce
    .number({ error: `must be a number: ${what}` })
    .min(least, `must be ${least} or more: ${what}`)
    .max(most, `must be ${most} or less: ${what}`);

const schema = z.object({
  port: number('a port', 0, 65_535).int('must be a whole number').default(3300),
  speed: number('virtual seconds per real second', 1, 1e6).default(900),
  merchants: number('merchants', 1, 100_000).int('must be a whole number').default(56),
  fresh: z.boolean().default(false),
  /** another folder than .firstsale, for a second laptop cloud beside the first */
  state: z.string().min(1).default('.firstsale'),
});
export type StartOptions = z.infer<typeof schema>;

/** @throws Error whose text says which option and what to type */
export function readStartOptions(argv: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      speed: { type: 'string' },
      merchants: { type: 'string' },
      fresh: { type: 'boolean' },
      state: { type: 'string' },
    },
  });
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `--${issue.path.join('.')} ${issue.message}`).join('\n'));
}
