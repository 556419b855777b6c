import { Link } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-messages/answer.ts';
import { dayIn } from '../words/dates.ts';
import { messagesWords } from '../words/messages-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { useShown } from './use-shown.ts';

export type OneMessage = z.infer<typeof answer>['messages'][number];

/** one message, in the language it was written in */
export function Message({
  message,
  merchantId,
  timeZone,
  onShown,
}: {
  readonly message: OneMessage;
  readonly merchantId: string;
  readonly timeZone: string;
  readonly onShown: (id: string) => void;
}) {
  const { language } = useWords();
  const t = useWordsOf(messagesWords);
  const { id, at, kind, locale, subject, body, action, requirementId, page, unread, mailed } = message;
  const leadsTo = page ?? (requirementId === undefined ? undefined : `due/${encodeURIComponent(requirementId)}`);
  const element = useShown(unread, () => onShown(id));
  return (
    <article ref={element} className="card message" aria-labelledby={`subject-${id}`}>
      <p className="row quiet">
        {unread && <strong className="badge">{t.new}</strong>}
        <span>{t.kind[kind]}</span>
        <time dateTime={at}>{dayIn(language, timeZone, at)}</time>
        {mailed !== undefined && <span>{t.mailed[mailed]}</span>}
      </p>
      <h2 id={`subject-${id}`} lang={locale}>
        {subject}
      </h2>
      <p className="written" lang={locale}>
        {body}
      </p>
      {leadsTo !== undefined && (
        <Link className="main" href={`~/m/${merchantId}/${leadsTo}`} lang={action === undefined ? undefined : locale}>
          {action ?? t.open}
        </Link>
      )}
    </article>
  );
}
