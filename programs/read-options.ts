import { parseArgs } from 'node:util';
import type * as z from 'zod';
import { BadOption } from '../world/bad-option.ts';

const valuesOf = (argv: readonly string[], options: Readonly<Record<string, { type: 'string' | 'boolean' }>>): unknown => {
  try {
    return parseArgs({ args: [...argv], options, strict: true }).values;
  } catch (cause) {
    throw new BadOption(cause instanceof Error ? cause.message : String(cause));
  }
};

/**
 * The options of a program, each a text but those of `switches`, as their schema reads them.
 * @throws BadOption naming each wrong option and what to type
 */
export const readOptions = <Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  argv: readonly string[],
  switches: readonly string[] = [],
): z.infer<z.ZodObject<Shape>> => {
  const names = Object.keys(schema.shape);
  const options = Object.fromEntries(
    names.map((name) => [name, { type: switches.includes(name) ? ('boolean' as const) : ('string' as const) }]),
  );
  const parsed = schema.safeParse(valuesOf(argv, options));
  if (parsed.success) return parsed.data;
  throw new BadOption(parsed.error.issues.map((issue) => `--${issue.path.join('.')} ${issue.message}`).join('\n'));
};
