import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { BadOption } from '../bad-option.ts';

const quantiles = z.array(z.tuple([z.number().min(0).max(1), z.number().min(0)])).min(2);

/** how the people at the desk behave; see default.json */
export const deskSettings = z.object({
  note: z.string().optional(),
  people: z
    .array(z.object({ id: z.string().min(1), name: z.string().min(1), roles: z.array(z.string()).min(1) }))
    .min(2, 'needs two people at least: four eyes are two persons'),
  claimAfterBusinessHours: quantiles,
  handlingMinutes: quantiles,
  /** queue -> choice -> weight */
  choices: z.record(z.string(), z.record(z.string(), z.number().min(0))),
});
export type DeskSettings = z.infer<typeof deskSettings>;

/** @throws BadOption when the file is missing or says something a desk cannot do */
export function readDesk(file: string): DeskSettings {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new BadOption(`--desk ${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
  const parsed = deskSettings.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new BadOption(parsed.error.issues.map((issue) => `--desk ${file}: ${issue.path.join('.')} ${issue.message}`).join('\n'));
}
