import { type FormEvent, useId, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { RequestTopic } from '../../../domain/model/care.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { requestsWords } from '../words/requests-words.ts';
import { useWordsOf } from '../words/words.tsx';
import { useDraft } from './use-draft.ts';
import { useWrite } from './use-write.ts';

const topics: readonly RequestTopic[] = ['payment', 'payout', 'account', 'integration', 'fees', 'other'];
const isTopic = (text: string | null): text is RequestTopic => topics.some((topic) => topic === text);

/** a new question; what was typed is kept until it has arrived */
export function Ask({ membership }: { readonly membership: Membership }) {
  const t = useWordsOf(requestsWords);
  const id = useId();
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const { draft, type, forget, wasKept } = useDraft(`${membership.merchantId} new`);
  const { write, busy, error } = useWrite(membership);
  const [missing, setMissing] = useState(false);
  const wanted = asked.get('topic');
  const topic = !wasKept && draft.text === '' && isTopic(wanted) ? wanted : draft.topic;
  const reference = draft.reference === '' ? (asked.get('reference') ?? '') : draft.reference;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(draft.text.trim() === '');
    if (draft.text.trim() === '') return;
    const body = { kind: 'ask', topic, text: draft.text, ...(reference.trim() !== '' && { paymentReference: reference }) };
    const done = await write(body, draft.key);
    if (done === undefined) return;
    forget();
    go(`/${done.caseId}?arrived=${done.masked ? 'masked' : 'asked'}`, { replace: true });
  };
  return (
    <>
      <p>
        <Link href="/">{t.back}</Link>
      </p>
      <h1>{t.ask}</h1>
      {wasKept && <p role="status">{t.draft}</p>}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <label htmlFor={`${id}-topic`}>{t.topic}</label>
        <select id={`${id}-topic`} value={topic} onChange={(event) => type({ topic: event.target.value })}>
          {topics.map((one) => (
            <option key={one} value={one}>
              {t.topics[one]}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-reference`}>{t.reference}</label>
        <input
          id={`${id}-reference`}
          value={reference}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => type({ reference: event.target.value, topic })}
        />
        <label htmlFor={`${id}-text`}>{t.text}</label>
        <p id={`${id}-hint`} className="quiet">
          {t.textHint}
        </p>
        <textarea
          id={`${id}-text`}
          rows={6}
          maxLength={4_000}
          aria-describedby={`${id}-hint${missing ? ` ${id}-wrong` : ''}`}
          {...(missing && { 'aria-invalid': true })}
          value={draft.text}
          onChange={(event) => type({ text: event.target.value, topic })}
        />
        {missing && (
          <p className="problem" role="alert" id={`${id}-wrong`}>
            {t.empty}
          </p>
        )}
        {error !== undefined && <ProblemLine error={error} />}
        <button type="submit" className="main" disabled={busy}>
          {busy ? t.sending : t.send}
        </button>
      </form>
    </>
  );
}
