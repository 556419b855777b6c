import { type FormEvent, useRef, useState } from 'react';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { sent } from '../session/request.ts';
import { useSession } from '../session/use-session.tsx';
import { exportWords } from '../words/exports-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';

/** asks for a file; the same wish sent twice is one file */
export function ExportForm({ membership, onAsked }: { readonly membership: Membership; readonly onAsked: () => void }) {
  const { language } = useWords();
  const session = useSession();
  const w = useWordsOf(exportWords);
  const [wish, setWish] = useState({ from: '', to: '', format: 'csv' });
  const [state, setState] = useState<'empty' | 'sending' | 'asked' | undefined>();
  const [error, setError] = useState<unknown>();
  const key = useRef(crypto.randomUUID());
  const set = (name: keyof typeof wish) => (event: { readonly target: { readonly value: string } }) => {
    key.current = crypto.randomUUID();
    setState(undefined);
    setWish({ ...wish, [name]: event.target.value });
  };
  const ask = async (): Promise<void> => {
    if (wish.from === '' || wish.to === '') return setState('empty');
    setState('sending');
    setError(undefined);
    try {
      const init = sent({ ...wish, language });
      const headers = { ...init.headers, 'idempotency-key': key.current };
      await session.call(`/my/${membership.merchantId}/exports`, { ...init, headers });
      key.current = crypto.randomUUID();
      setState('asked');
      onAsked();
    } catch (wrong) {
      setError(wrong);
      setState(undefined);
    }
  };
  return (
    <form
      className="filters"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void ask();
      }}
    >
      <label>
        {w.from}
        <input type="date" value={wish.from} max={wish.to || undefined} onChange={set('from')} />
      </label>
      <label>
        {w.to}
        <input type="date" value={wish.to} min={wish.from || undefined} onChange={set('to')} />
      </label>
      <label>
        {w.format}
        <select value={wish.format} onChange={set('format')}>
          <option value="csv">{w.formats.csv}</option>
          <option value="xlsx">{w.formats.xlsx}</option>
        </select>
      </label>
      <button type="submit" className="main" disabled={state === 'sending'}>
        {w.ask}
      </button>
      {state === 'empty' && (
        <p className="problem" role="alert">
          {w.choose}
        </p>
      )}
      {state === 'asked' && <p role="status">{w.asked}</p>}
      {error !== undefined && <ProblemLine error={error} />}
    </form>
  );
}
