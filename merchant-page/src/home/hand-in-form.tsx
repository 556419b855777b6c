import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/hand-in-value/answer.ts';
import type { Membership } from '../membership.ts';
import { problemText } from '../problem.tsx';
import { Refused, sent } from '../session/request.ts';
import { useSession } from '../session/use-session.tsx';
import { useWords } from '../words/words.tsx';
import type { Due } from './use-home.ts';

type Answer = z.infer<typeof answer>;

interface Props {
  readonly membership: Membership;
  readonly due: Due;
  readonly onTaken: () => void;
  /** somebody else changed it, or it was wrong: what is shown is out of date */
  readonly onChanged: () => void;
}

/** a value that is checked at once. What was typed stays until it is taken, also when the page is loaded again; an account number does not */
export function HandInForm({ membership, due, onTaken, onChanged }: Props) {
  const { t, language } = useWords();
  const session = useSession();
  const id = useId();
  const draft = `firstsale-draft-${due.id}`;
  const [value, setValue] = useState(() => sessionStorage.getItem(draft) ?? '');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  // the same value sent twice is one wish: a second press changes nothing
  const wish = useRef({ value: '', key: '' });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wrong.length > 0) field.current?.focus();
  }, [wrong]);
  const type = (next: string): void => {
    setValue(next);
    if (due.handIn !== 'account') sessionStorage.setItem(draft, next);
  };
  const send = async (): Promise<void> => {
    if (wish.current.value !== value) wish.current = { value, key: crypto.randomUUID() };
    const { key } = wish.current;
    const init = sent({ version: due.version, value });
    const path = `/my/${membership.merchantId}/requirements/${encodeURIComponent(due.id)}/value?language=${language}`;
    const { corrections } = await session.call<Answer>(path, { ...init, headers: { ...init.headers, 'idempotency-key': key } });
    if (corrections.length > 0) {
      setWrong(corrections);
      onChanged();
      return;
    }
    sessionStorage.removeItem(draft);
    onTaken();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    setWrong(value.trim() === '' ? [t.handIn.empty] : []);
    if (value.trim() === '') return;
    setBusy(true);
    send()
      .catch((error: unknown) => {
        setWrong([problemText(error, t.problem)]);
        if (error instanceof Refused && error.status === 409) onChanged();
      })
      .finally(() => setBusy(false));
  };
  const kind = due.handIn === 'account' || due.handIn === 'address' ? due.handIn : 'value';
  return (
    <form onSubmit={submit} noValidate>
      <label htmlFor={id}>{t.handIn.label[kind]}</label>
      <p id={`${id}-hint`} className="quiet">
        {t.handIn.hint[kind]}
      </p>
      <input
        ref={field}
        id={id}
        value={value}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        inputMode={kind === 'address' ? 'url' : 'text'}
        aria-describedby={wrong.length > 0 ? `${id}-wrong` : `${id}-hint`}
        aria-invalid={wrong.length > 0 ? true : undefined}
        onChange={(event) => type(event.target.value)}
      />
      {wrong.length > 0 && (
        <div className="problem wrong" role="alert" id={`${id}-wrong`}>
          <ul>
            {wrong.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      <button type="submit" className="main" disabled={busy}>
        {t.home.act}
      </button>
    </form>
  );
}
