import { type FormEvent, useId, useState } from 'react';
import { Link } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-company/answer.ts';
import { ProblemLine } from '../problem.tsx';
import { useWish } from '../session/use-wish.ts';
import { companyWords } from '../words/company.ts';
import { useWordsOf } from '../words/words.tsx';

interface Props {
  readonly merchantId: string;
  readonly subjects: z.infer<typeof answer>['subjects'];
  readonly onAsked: () => void;
}

/** asks for a change: it opens a task for operations, and changes nothing itself. What was typed stays until it has arrived */
export function AskChange({ merchantId, subjects, onAsked }: Props) {
  const words = useWordsOf(companyWords);
  const id = useId();
  const { send, busy, error } = useWish(merchantId);
  const [subject, setSubject] = useState<string>('name');
  const [wish, setWish] = useState('');
  const [done, setDone] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setDone(false);
    void send('company/changes', { subject, wish }).then((answered) => {
      if (answered === undefined) return;
      setWish('');
      setDone(true);
      onAsked();
    });
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.ask}</h2>
      <p className="note">
        {words.guarded} <Link href={`~/m/${merchantId}/account-changes`}>{words.toChanges}</Link>
      </p>
      <div role="status">{done && <p className="good">{words.done}</p>}</div>
      <form className="panel" onSubmit={submit}>
        <label htmlFor={`${id}-subject`}>{words.what}</label>
        <select id={`${id}-subject`} value={subject} onChange={({ target }) => setSubject(target.value)}>
          {subjects.map((one) => (
            <option key={one} value={one}>
              {words.subject[one]}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-wish`}>{words.wish}</label>
        <textarea
          id={`${id}-wish`}
          rows={3}
          required
          maxLength={1_000}
          value={wish}
          onChange={({ target }) => setWish(target.value)}
        />
        {error !== undefined && <ProblemLine error={error} words={words.problem} />}
        <button type="submit" className="main" disabled={busy}>
          {words.send}
        </button>
      </form>
    </section>
  );
}
