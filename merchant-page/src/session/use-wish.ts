import { useRef, useState } from 'react';
import { sent } from './request.ts';
import { useSession } from './use-session.tsx';

export interface Wish {
  /** what went wrong with the last one */
  readonly error: unknown;
  readonly busy: boolean;
  /** asks for something below the merchant's address. The same twice is one wish: a second press changes nothing. Undefined when it was refused */
  readonly send: <Answer>(path: string, body: object) => Promise<Answer | undefined>;
}

/** writes about a merchant, each once however often its button is pressed */
export function useWish(merchantId: string): Wish {
  const session = useSession();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const wish = useRef({ text: '', key: '' });
  const send = async <Answer>(path: string, body: object): Promise<Answer | undefined> => {
    if (busy) return undefined;
    const text = JSON.stringify([path, body]);
    if (wish.current.text !== text) wish.current = { text, key: crypto.randomUUID() };
    const init = sent(body);
    setBusy(true);
    setError(undefined);
    try {
      const answer = await session.call<Answer>(`/my/${merchantId}/${path}`, {
        ...init,
        headers: { ...init.headers, 'idempotency-key': wish.current.key },
      });
      // done: the same words again are another wish
      wish.current = { text: '', key: '' };
      return answer;
    } catch (wrong) {
      setError(wrong);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { error, busy, send };
}
