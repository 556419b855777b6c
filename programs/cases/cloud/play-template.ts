import * as z from 'zod';
import { type Outcome, outcome, playerOf } from '../player.ts';
import { withCloudOf } from './boot-template.ts';

const given = z.object({ template: z.unknown() });
const expected = z.object({ refused: z.boolean(), names: z.union([z.string(), z.array(z.string())]).optional() });

/** what is missing in a refusal; undefined when it names everything it should */
export function unnamed(message: string, names: string | readonly string[] | undefined): string | undefined {
  return [names ?? []].flat().find((name) => !message.includes(name));
}

/** as refused or taken as it should be; `refusal` is undefined when it was taken */
export function judgeRefusal(refusal: string | undefined, { refused, names }: z.infer<typeof expected>): Outcome {
  if (refusal === undefined) return outcome(!refused, 'taken');
  if (!refused) return outcome(false, `refused: ${refusal}`);
  const missing = unnamed(refusal, names);
  return outcome(missing === undefined, `refused without naming ${missing}: ${refusal}`);
}

/** boots a template; a deployment that AWS would refuse must be refused by name */
export const playTemplate = playerOf(given, expected, async ({ template }, expectation) => {
  const refusal = await withCloudOf(template, async () => undefined).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
  return judgeRefusal(refusal, expectation);
});
