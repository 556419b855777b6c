import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { AnyEnvelope } from '../events/envelope.ts';
import type { RunNumber } from '../playbooks/playbook-shape.ts';
import type { RunInput } from './run-input.ts';

/** the number at the end of a run's name, and the input that depends on it */
export interface Numbered {
  readonly n: string;
  readonly input: Pick<RunInput, 'attempt' | 'checkInId' | 'changeId' | 'caseId'>;
}

const attempt = z.looseObject({ attempt: z.int().positive().default(1) });
const checkIn = z.looseObject({ checkInId: z.string().min(1) });
const change = z.looseObject({ changeId: z.string().min(1) });
const aCase = z.looseObject({ caseId: z.string().min(1) });
const woke = z.looseObject({ attempt: z.int().positive() });

const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 12);

/**
 * How each kind of run is numbered by the event that starts it: the same event gives the same number. An application is numbered by its
 * fingerprint, which takes more than the event (starts-for.ts). Throws ZodError when an event of ours has lost its shape.
 */
export const numberRun: Readonly<Record<Exclude<RunNumber, 'application'>, (event: AnyEnvelope) => Numbered>> = {
  attempt: ({ data }) => {
    const { attempt: count } = attempt.parse(data);
    return { n: String(count), input: { attempt: count } };
  },
  'check-in': ({ data }) => {
    const { checkInId } = checkIn.parse(data);
    return { n: checkInId, input: { attempt: 1, checkInId } };
  },
  woke: ({ data }) => {
    const checkInId = `woke-${woke.parse(data).attempt}`;
    return { n: checkInId, input: { attempt: 1, checkInId } };
  },
  change: ({ data }) => {
    const { changeId } = change.parse(data);
    return { n: changeId, input: { attempt: 1, changeId } };
  },
  // a case is opened again and again: each opening is an event, and a run
  case: ({ id, data }) => ({ n: hashOf(id), input: { attempt: 1, caseId: aCase.parse(data).caseId } }),
  event: ({ id }) => ({ n: hashOf(id), input: { attempt: 1 } }),
};
