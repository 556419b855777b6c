import { useRef, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/write-request/answer.ts';
import type { Membership } from '../membership.ts';
import { sent } from '../session/request.ts';
import { useSession } from '../session/use-session.tsx';

export type Written = z.output<typeof answer>;

/** Sends one thing at a time: a second press while the first is under way does nothing. */
export const useWrite = ({ merchantId }: Membership) => {
  const session = useSession();
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const write = async (body: object, key: string): Promise<Written | undefined> => {
    if (underWay.current) return undefined;
    underWay.current = true;
    setBusy(true);
    setError(undefined);
    try {
      const init = sent(body);
      return await session.call<Written>(`/my/${merchantId}/requests`, {
        ...init,
        headers: { ...init.headers, 'idempotency-key': key },
      });
    } catch (wrong) {
      setError(wrong);
      return undefined;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { write, busy, error };
};
