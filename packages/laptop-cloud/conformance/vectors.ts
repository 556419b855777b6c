import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { AwsError } from '../src/contract.ts';
import { evaluate } from '../src/iam/evaluate.ts';
import { compilePattern } from '../src/services/events/pattern/compile-pattern.ts';
import { parseSchedule } from '../src/services/scheduler/schedule-expression.ts';

export interface Disagreement {
  readonly name: string;
  readonly expected: string;
  readonly actual: string;
}

export interface VectorGroup {
  readonly name: string;
  readonly agreed: number;
  readonly total: number;
  readonly disagreements: readonly Disagreement[];
}

interface Vector {
  readonly name: string;
  readonly expected: string;
  readonly actual: () => string;
}

const eventPattern = z
  .object({
    name: z.string(),
    pattern: z.unknown().optional(),
    event: z.unknown().optional(),
    patternText: z.string().optional(),
    eventText: z.string().optional(),
    matches: z.boolean().optional(),
    invalid: z.boolean().optional(),
  })
  .transform((one): Vector => {
    const pattern = one.patternText ?? one.pattern;
    return {
      name: one.name,
      expected: one.invalid ? 'invalid' : String(one.matches),
      actual: () =>
        // a pattern that is JSON text itself ("open") is not patternText: it must be read as a value
        orInvalid('InvalidEventPatternException', () => {
          const compiled = compilePattern(one.patternText === undefined ? JSON.stringify(pattern) : pattern);
          return one.invalid ? 'valid' : String(compiled(one.eventText ?? one.event));
        }),
    };
  });

const iamDecision = z
  .object({
    name: z.string(),
    policies: z.array(z.unknown()),
    action: z.string(),
    resource: z.string(),
    context: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    allowed: z.boolean(),
    denied: z.enum(['explicit', 'implicit']).optional(),
  })
  .transform(
    (one): Vector => ({
      name: one.name,
      expected: one.allowed ? 'allowed' : `denied${one.denied ? ` ${one.denied}` : ''}`,
      actual: () => {
        const decision = evaluate(one.policies, one);
        return decision.allowed ? 'allowed' : `denied${one.denied ? ` ${decision.denied}` : ''}`;
      },
    }),
  );

const RUNS = 5;

const schedule = z
  .object({
    name: z.string(),
    expression: z.string(),
    timezone: z.string().nullable(),
    start: z.iso.datetime().optional(),
    next: z.array(z.iso.datetime()).optional(),
    invalid: z.boolean().optional(),
  })
  .transform(
    (one): Vector => ({
      name: one.name,
      expected: one.invalid ? 'invalid' : (one.next ?? []).map((at) => new Date(at).toISOString()).join(' '),
      actual: () =>
        orInvalid('ValidationException', () => {
          const times = parseSchedule(one.expression, one.timezone);
          if (one.invalid) return 'valid';
          const start = Date.parse(one.start ?? '');
          const runs: string[] = [];
          for (let from = start; runs.length < RUNS; ) {
            const run = times.next(from, start);
            if (run === undefined) break;
            runs.push(new Date(run).toISOString());
            from = run + 1;
          }
          return runs.join(' ');
        }),
    }),
  );

function orInvalid(code: string, decide: () => string): string {
  try {
    return decide();
  } catch (error) {
    if (error instanceof AwsError && error.code === code) return 'invalid';
    throw error;
  }
}

const FILES = [
  { file: 'event-patterns.json', schema: z.array(eventPattern) },
  { file: 'iam-decisions.json', schema: z.array(iamDecision) },
  { file: 'schedules.json', schema: z.array(schedule) },
] as const;

/**
 * Plays every vector of a folder: EventBridge patterns, IAM decisions, Scheduler expressions, by file name.
 * Throws Error when the folder has none of the files, or a file has no vectors: nothing looked at is not agreement.
 */
export function runVectors(dir: string): VectorGroup[] {
  const found = FILES.filter(({ file }) => existsSync(join(dir, file)));
  if (found.length === 0) throw new Error(`no vectors in ${dir}: it has none of ${FILES.map(({ file }) => file).join(', ')}`);
  return found.map(({ file, schema }) => {
    const vectors = schema.parse(JSON.parse(readFileSync(join(dir, file), 'utf8')));
    if (vectors.length === 0) throw new Error(`no vectors in ${join(dir, file)}`);
    const disagreements = vectors.flatMap((vector) => play(vector));
    return {
      name: file.replace('.json', ''),
      agreed: vectors.length - disagreements.length,
      total: vectors.length,
      disagreements,
    };
  });
}

function play({ name, expected, actual }: Vector): Disagreement[] {
  let answer: string;
  try {
    answer = actual();
  } catch (error) {
    answer = `threw ${String(error)}`;
  }
  return answer === expected ? [] : [{ name, expected, actual: answer }];
}
