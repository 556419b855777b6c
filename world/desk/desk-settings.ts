import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { BadOption } from '../bad-option.ts';

const probability = z
  .number()
  .min(0, 'is under 0: a probability is from 0 to 1')
  .max(1, 'is over 1: a probability is from 0 to 1');
const ascends = (pairs: readonly (readonly [number, number])[]): boolean =>
  pairs.every(([chance, value], at) => {
    const [before, less] = pairs[at - 1] ?? [-1, 0];
    return chance > before && value >= less;
  });
const quantiles = z
  .array(z.tuple([probability, z.number().min(0)]))
  .min(2)
  .refine(ascends, 'does not ascend: each pair has a higher probability and no lower value than the one before');
/** adding up tenths is not exact */
const nearly = 1e-6;
const shares = z
  .record(z.string(), probability)
  .refine(
    (of) => Math.abs(Object.values(of).reduce((sum, one) => sum + one, 0) - 1) < nearly,
    'does not add up to 1: give each choice its share',
  );

/** how the people at the desk behave; see default.json */
export const deskSettings = z.object({
  note: z.string().optional(),
  people: z
    .array(z.object({ id: z.string().min(1), name: z.string().min(1), roles: z.array(z.string()).min(1) }))
    .min(2, 'needs two people at least: four eyes are two persons'),
  claimAfterBusinessHours: quantiles,
  handlingMinutes: quantiles,
  /** queue -> choice -> how often it is chosen, together 1 */
  choices: z.record(z.string(), shares),
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
