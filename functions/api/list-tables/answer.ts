import * as z from 'zod';
import { tableNames } from '../../../domain/tables/table-columns.ts';
import { day, instant } from '../../../domain/values.ts';

/** the files of the newest night that is whole; nothing before the first */
export const answer = z.object({
  night: z
    .object({
      /** UTC day they are as of */
      day,
      madeAt: instant,
      files: z.array(
        z.object({
          table: z.enum(tableNames),
          /** of its partition */
          day,
          /** one of several where the merchants are shared out */
          part: z.int().min(0),
          rows: z.int().min(0),
          bytes: z.int().min(0),
          name: z.string(),
          /** downloads it as CSV, for five minutes */
          url: z.string(),
        }),
      ),
    })
    .optional(),
});
