import { useEffect, useState } from 'react';
import type * as z from 'zod';
import type { answer as sentAnswer } from '../../../functions/merchant/send-fresh-code/answer.ts';
import type { answer as proofAnswer } from '../../../functions/merchant/try-fresh-code/answer.ts';
import type { Wish } from '../session/use-wish.ts';

type Sent = z.infer<typeof sentAnswer>;

/** a new code beside the session: asked for, typed, and good for one wish. The ticket is undefined while no code was right */
export const useFreshCode = ({ send }: Pick<Wish, 'send'>) => {
  const [sent, setSent] = useState<Sent>();
  const [proven, setProven] = useState<string>();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (sent === undefined) return undefined;
    setLeft(sent.againInSeconds);
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1_000);
    return () => clearInterval(timer);
  }, [sent]);
  const ask = async (): Promise<void> => {
    const answered = await send<Sent>('code', {});
    if (answered === undefined) return;
    setProven(undefined);
    setSent(answered);
  };
  const prove = async (code: string): Promise<string | undefined> => {
    if (proven !== undefined || sent === undefined) return proven;
    const answered = await send<z.infer<typeof proofAnswer>>('code/proof', { ticket: sent.ticket, code });
    setProven(answered?.ticket);
    return answered?.ticket;
  };
  return { sent, left, isProven: proven !== undefined, ask, prove };
};
