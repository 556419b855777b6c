import './messages.css';
import { useCallback, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-messages/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { sent } from '../session/request.ts';
import { useAnswer, useSession } from '../session/use-session.tsx';
import { dayIn } from '../words/dates.ts';
import { messagesWords } from '../words/messages-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { Message } from './message.tsx';
import { tellShown } from './use-unread.ts';

/** what was written to the merchant; a message counts as delivered once it was in sight here */
export default function Messages({ membership }: { readonly membership: Membership }) {
  const { t: common, language } = useWords();
  const t = useWordsOf(messagesWords);
  const session = useSession();
  const [all, setAll] = useState(false);
  const path = `/my/${membership.merchantId}/messages`;
  const { answer: messages, error, again } = useAnswer<z.infer<typeof answer>>(all ? `${path}?of=all` : path);
  const show = useCallback(
    (id: string): void => {
      const init = sent({ shown: id });
      const headers = { ...init.headers, 'idempotency-key': crypto.randomUUID() };
      // the mark stays until the next look: nothing moves under the eyes of whoever reads
      session.call(path, { ...init, headers }).then(tellShown, () => undefined);
    },
    [session, path],
  );
  if (messages === undefined)
    return error === undefined ? <p className="quiet">{common.loading}</p> : <ProblemLine error={error} again={again} />;
  return (
    <>
      <h1>{t.title}</h1>
      <p className="quiet">{t.since(dayIn(language, membership.timeZone, messages.since))}</p>
      {messages.messages.length === 0 && <p>{t.none}</p>}
      {messages.messages.map((one) => (
        <Message key={one.id} message={one} merchantId={membership.merchantId} timeZone={membership.timeZone} onShown={show} />
      ))}
      {messages.older && (
        <button type="button" onClick={() => setAll(true)}>
          {t.older}
        </button>
      )}
    </>
  );
}
