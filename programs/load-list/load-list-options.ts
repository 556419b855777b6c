import { parseArgs } from 'node:util';
import * as z from 'zod';
import { listFormat, listOfFormat } from '../../domain/risk/list-format.ts';

export const usage = `npm run load:list -- --format <format> --file <file> [options]

  --format <format>   ofac, un-xml, eu-xml, eu-csv, opensanctions-csv, or ecb-xml for reference rates
  --file <file>       the list as it is published; .gz is read too. For ecb-xml: eurofxref-daily.xml of the ECB
  --aliases <file>    OFAC only: the file of alternate names of the same day
  --as-of <day>       the publisher's date, 2026-11-20; needed where the file has none (OFAC)
  --key <key>         what the list is known by (default: ofac, un, eu or opensanctions); loading it again replaces it
  --title <title>     what the console calls it
  --by <person>       who loads it (default: the name of this user)
  --expect <n>        the number of entries the publisher gives; another number is refused
  --shorter           take a list that lost more than a tenth of its entries
  --shards <n>        shards of the due index of that stage (default 2: dev; prod has 16)
  --table <name>      the output TableName of the stage's data stack; AWS_ENDPOINT_URL=http://localhost:3300 for the laptop

Reference rates replace those of an earlier day: amounts in the console are compared by them.
A list that is loaded takes the place of the sample, and every merchant past its risk check is screened again.`;

const formats = [...listFormat.options, 'ecb-xml'] as const;

/** key and title of a list by its format */
const known = { ...listOfFormat, 'ecb-xml': { key: 'ecb', title: 'ECB euro foreign exchange reference rates' } };

const schema = z
  .object({
    format: z.enum(formats, { error: `is one of ${formats.join(', ')}` }),
    file: z.string({ error: 'names the file to load' }).min(1),
    aliases: z.string().min(1).optional(),
    'as-of': z.iso.date({ error: 'is a day: 2026-11-20' }).optional(),
    key: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, 'begins with a small letter and has small letters, digits and - only')
      .optional(),
    title: z.string().min(1).optional(),
    by: z.string().min(1).optional(),
    expect: z.coerce.number({ error: 'is a number of entries' }).int().positive().optional(),
    shorter: z.boolean().default(false),
    table: z.string({ error: 'names the table: the output TableName of the stack Firstsale-<stage>-data' }).min(1),
    shards: z.coerce.number({ error: 'is a number of shards' }).int().positive().default(2),
  })
  .superRefine(({ format, aliases }, context) => {
    if ((format === 'ofac') === (aliases !== undefined)) return;
    const message = format === 'ofac' ? 'names the file of alternate names' : 'is for --format ofac only';
    context.addIssue({ code: 'custom', path: ['aliases'], message });
  });

/** @throws Error whose text says which option and what to type */
export const readLoadListOptions = (argv: readonly string[]) => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      ...{
        format: text,
        file: text,
        aliases: text,
        'as-of': text,
        key: text,
        title: text,
        by: text,
        expect: text,
        table: text,
        shards: text,
      },
      shorter: { type: 'boolean' },
    },
  });
  const parsed = schema.safeParse(values);
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `--${issue.path.join('.')} ${issue.message}`).join('\n'));
  const { key, title } = known[parsed.data.format];
  return { ...parsed.data, key: parsed.data.key ?? key, title: parsed.data.title ?? title };
};
