import { useEffect } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-messages/answer.ts';
import type { Membership } from '../membership.ts';
import { useAnswer } from '../session/use-session.tsx';

const shown = 'firstsale-message-shown';

/** the navigation hears of it and counts anew */
export const tellShown = (): void => void dispatchEvent(new Event(shown));

/** how many messages wait to be shown to whoever may read them */
export const useUnread = ({ merchantId }: Membership): number => {
  const { answer: messages, again } = useAnswer<z.infer<typeof answer>>(`/my/${merchantId}/messages`);
  useEffect(() => {
    addEventListener(shown, again);
    return () => removeEventListener(shown, again);
  }, [again]);
  return messages?.unread ?? 0;
};
