import { useRef, useState } from 'react';
import { sent } from './session/request.ts';
import { useSession } from './session/use-session.tsx';

/** sends a wish about a merchant; the same one sent twice is one, because it keeps its key */
export const useWish = (merchantId: string, done: () => void) => {
  const session = useSession();
  const wish = useRef({ text: '', key: '' });
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const send = async <Answer>(path: string, body: object): Promise<Answer | undefined> => {
    const text = JSON.stringify([path, body]);
    if (wish.current.text !== text) wish.current = { text, key: crypto.randomUUID() };
    const init = sent(body);
    setError(undefined);
    setSending(true);
    try {
      const headers = { ...init.headers, 'idempotency-key': wish.current.key };
      const answer = await session.call<Answer>(`/my/${merchantId}/${path}`, { ...init, headers });
      done();
      return answer;
    } catch (wrong) {
      setError(wrong);
      return undefined;
    } finally {
      setSending(false);
    }
  };
  return { send, error, sending };
};
