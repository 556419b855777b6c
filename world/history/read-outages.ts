import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { outageTypes } from '../../domain/outage/outage-told.ts';
import { anyInstant } from '../../domain/values.ts';
import type { OutsideEvent } from '../outside-events.ts';
import { UnreadableFile } from './read-lines.ts';

const told = z.strictObject({
  id: z.string().min(1),
  type: z.enum(outageTypes),
  /** what its sender calls the outage */
  subject: z.string().min(1),
  at: anyInstant,
  data: z.record(z.string(), z.unknown()),
});

/** What was told of outages while a history happened, from a JSON list of events, ascending. Throws UnreadableFile */
export const readOutages = (file: string, until: number): readonly OutsideEvent[] => {
  const content = (): unknown => {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch (cause) {
      throw new UnreadableFile(`${file} cannot be read as JSON: give a list of outage events`, { cause });
    }
  };
  const parsed = z.array(told).safeParse(content());
  if (!parsed.success) throw new UnreadableFile(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data
    .map((one) => ({ ...one, at: Date.parse(one.at) }))
    .filter(({ at }) => at < until)
    .sort((one, other) => one.at - other.at);
};
