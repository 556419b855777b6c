import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/try-connection/answer.ts';
import { ApiDown, ApiProblem, type Door, post, request } from '../api.ts';
import { useSession } from '../session.tsx';

type Answer = z.output<typeof answer>;
type Signed = Extract<NonNullable<Answer['inward']>, { kind: 'signed' }>;

/** how the door answered the signed message: its status, or that nothing answered */
export type AtTheDoor =
  | { readonly kind: 'not-set-up' }
  | { readonly kind: 'taken'; readonly ms: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly ms: number };

export interface Tested {
  readonly at: string;
  readonly outward: Answer['outward'];
  readonly inward: AtTheDoor | undefined;
}

/** sends it as the other system would: from outside, with its signature and without anybody's token */
const knock = async (door: Door, { path, headers, body }: Signed): Promise<AtTheDoor> => {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const { kind } = await request<{ readonly kind?: string }>(`${door.base}${path}`, { method: 'POST', headers, body });
    return kind === 'tested' ? { kind: 'taken', ms: took() } : { kind: 'failed', reason: kind ?? 'unknown', ms: took() };
  } catch (error) {
    if (error instanceof ApiProblem) return { kind: 'failed', reason: String(error.status), ms: took() };
    if (error instanceof ApiDown) return { kind: 'failed', reason: error.name, ms: took() };
    throw error;
  }
};

/** tests one connection, in each direction it has */
export const useConnectionTest = (id: string) => {
  const { door } = useSession();
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: async (): Promise<Tested> => {
      const { at, outward, inward } = await post<Answer>(door, `/connections/${id}/test`, {}, `${key}-${Date.now()}`);
      return { at, outward, inward: inward?.kind === 'signed' ? await knock(door, inward) : inward };
    },
  });
};
