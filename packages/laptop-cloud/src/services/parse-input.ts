import type { z } from 'zod';
import { AwsError } from '../contract.ts';

/** The input of an API call, checked. The first thing wrong is told by its path, under the service's own validation error name. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, code = 'ValidationException'): T {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AwsError(code, `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'is invalid'}`);
}
