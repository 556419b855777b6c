import * as z from 'zod';
import { readOptions as readProgramOptions } from '../read-options.ts';

export const usage = `npm run forecast -- --daily <csv> --from <day> --to <day> --out <json> [options]

  --daily <csv>     a row for each day, with a column day (2018-01-31) and one of counts
  --column <name>   the column of counts (default: orders)
  --from <day>      the first day to forecast, and --to <day> the last one
  --leads <days>    how many days ahead, separated by commas (default: 1,7,28)
  --hourly <csv>    a row for each hour, with a column hour (2018-01-31 13:00): also forecasts hours a day ahead, and revises each day at
                    9, 12, 15 and 18 h
  --outages <json>  with --hourly: outages to come, [{"from", "until", "releasePerHour"}, …]: each hour also as they move it
  --out <json>      where the forecasts go

Each forecast is made from the rows up to the day it is made on; later rows do not change it.`;

const day = z.iso.date({ error: 'is a day: 2018-01-31' }).transform((text) => Date.parse(text) / 86_400_000);

const schema = z.object({
  daily: z.string({ error: 'is missing: give the CSV file of the days' }),
  column: z.string().min(1).default('orders'),
  from: day,
  to: day,
  leads: z
    .string()
    .regex(/^\d{1,3}(,\d{1,3})*$/, 'are numbers of days, separated by commas: 1,7,28')
    .default('1,7,28')
    .transform((text) => [...new Set(text.split(',').map(Number))])
    .refine((leads) => leads.every((lead) => lead > 0), 'are at least 1: the day itself is revised with --hourly'),
  hourly: z.string().optional(),
  outages: z.string().optional(),
  out: z.string({ error: 'is missing: give the file to write' }),
});

/** @throws BadOption naming the option and what to type */
export const readOptions = (argv: readonly string[]) => readProgramOptions(schema, argv);
