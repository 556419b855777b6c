import { type FormEvent, useId, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { dayIn } from '../words/dates.ts';
import { requestsWords } from '../words/requests-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import type { Answer, OneRequest } from './one-request.ts';
import { Rate } from './rate.tsx';
import { useDraft } from './use-draft.ts';
import { useWrite } from './use-write.ts';

/** we ask, and the merchant has not answered yet */
const isYours = ({ asksYou, status }: OneRequest): boolean => asksYou && status === 'answered';

function Reply({
  membership,
  request,
  onDone,
}: {
  readonly membership: Membership;
  readonly request: OneRequest;
  readonly onDone: (done: { readonly kind: string; readonly caseId: string; readonly masked: boolean }) => void;
}) {
  const t = useWordsOf(requestsWords);
  const id = useId();
  const { draft, type, forget, wasKept } = useDraft(`${membership.merchantId} ${request.id}`);
  const { write, busy, error } = useWrite(membership);
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(draft.text.trim() === '');
    if (draft.text.trim() === '') return;
    const done = await write({ kind: 'reply', caseId: request.id, text: draft.text }, draft.key);
    if (done === undefined) return;
    forget();
    onDone(done);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor={`${id}-text`}>{request.status === 'closed' ? t.reopen : isYours(request) ? t.answerUs : t.reply}</label>
      {wasKept && draft.text !== '' && <p role="status">{t.draft}</p>}
      <textarea
        id={`${id}-text`}
        rows={4}
        maxLength={4_000}
        {...(missing && { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` })}
        value={draft.text}
        onChange={(event) => type({ text: event.target.value })}
      />
      {missing && (
        <p className="problem" role="alert" id={`${id}-wrong`}>
          {t.emptyReply}
        </p>
      )}
      {error !== undefined && <ProblemLine error={error} />}
      <button type="submit" className="main" disabled={busy}>
        {busy ? t.sending : t.send}
      </button>
    </form>
  );
}

function Messages(props: { readonly messages: Answer['messages']; readonly timeZone: string; readonly asked: boolean }) {
  const { messages, timeZone, asked } = props;
  const { language } = useWords();
  const t = useWordsOf(requestsWords);
  return (
    <ol className="thread">
      {messages.map(({ n, at, ours, by, text }) => (
        <li key={n} className={ours ? 'card ours' : 'card'}>
          <p className="row quiet">
            <strong>{ours ? (asked && n === 1 ? t.ourQuestion : t.us) : t.by(by ?? '')}</strong>
            <time dateTime={at}>{dayIn(language, timeZone, at)}</time>
          </p>
          <p className="written">{text}</p>
        </li>
      ))}
    </ol>
  );
}

/** one request with everything that was written, and the way to write again or to rate the answer */
export function Thread({ membership, requestId }: { readonly membership: Membership; readonly requestId: string }) {
  const { t: common, language } = useWords();
  const t = useWordsOf(requestsWords);
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const arrived = search.get('arrived');
  const [told, setTold] = useState(arrived === null ? [] : [t.asked, ...(arrived === 'masked' ? [t.masked] : [])]);
  const path = `/my/${membership.merchantId}/requests?request=${encodeURIComponent(requestId)}`;
  const { answer: found, error, again } = useAnswer<Answer>(path);
  const [request] = found?.requests ?? [];
  if (found === undefined || request === undefined)
    return error === undefined ? <p className="quiet">{common.loading}</p> : <ProblemLine error={error} again={again} />;
  const day = (at: string): string => dayIn(language, membership.timeZone, at);
  const { status, topic, openedAt, paymentReference, reopenUntil, reopenable, endsForGood } = request;
  const tooLate = status === 'closed' && !reopenable;
  return (
    <>
      <p>
        <Link href="/">{t.back}</Link>
      </p>
      <h1>{request.title}</h1>
      <p className="row quiet">
        <strong className={`status ${status}`}>{isYours(request) ? t.yourTurn : t.status[status]}</strong>
        <span>{t.topics[topic]}</span>
        <span>{t.opened(day(openedAt))}</span>
        {paymentReference !== undefined && <span>{t.about(paymentReference)}</span>}
      </p>
      {told.map((one) => (
        <p key={one} role="status">
          {one}
        </p>
      ))}
      <Messages messages={found.messages} timeZone={membership.timeZone} asked={request.asksYou} />
      {request.rateable && <Rate membership={membership} request={request} onDone={again} />}
      {status === 'closed' && (
        <p>{endsForGood ? t.endedForGood : tooLate ? t.closedForGood : t.closedHint(day(reopenUntil ?? openedAt))}</p>
      )}
      <p className="row">
        {request.linkedTo !== undefined && <Link href={`/${request.linkedTo}`}>{t.linkedTo}</Link>}
        {request.continuedIn !== undefined && <Link href={`/${request.continuedIn}`}>{t.continuedIn}</Link>}
      </p>
      {status === 'closed' && endsForGood && (
        <Link className="main" href="/new">
          {t.ask}
        </Link>
      )}
      {request.continuedIn === undefined && !(status === 'closed' && endsForGood) && (
        <Reply
          membership={membership}
          request={request}
          onDone={({ kind, caseId, masked }) => {
            if (kind === 'linked') return go(`/${caseId}?arrived=${masked ? 'masked' : 'asked'}`, { replace: true });
            setTold([t.replied, ...(masked ? [t.masked] : [])]);
            again();
          }}
        />
      )}
    </>
  );
}
