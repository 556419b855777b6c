import { useId, useRef, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-alerts/answer.ts';
import { ProblemLine } from '../problem.tsx';
import { sent } from '../session/request.ts';
import { useSession } from '../session/use-session.tsx';
import { alertsWords } from '../words/alerts-words.ts';
import { useWordsOf } from '../words/words.tsx';

type Chosen = z.infer<typeof answer>['alerts'][number];

/** one alert: whether it is wanted, and from how many days on */
export function OneAlert({
  path,
  alert: one,
  onSaved,
}: {
  readonly path: string;
  readonly alert: Chosen;
  readonly onSaved: () => void;
}) {
  const t = useWordsOf(alertsWords);
  const session = useSession();
  const id = useId();
  const { alert, wanted, days } = one;
  const [typed, setTyped] = useState(days === undefined ? '' : String(days.chosen));
  const [error, setError] = useState<unknown>();
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const wish = useRef({ text: '', key: '' });
  const wrong = days !== undefined && !(Number(typed) >= days.least && Number(typed) <= days.most && /^\d+$/.test(typed));
  const choose = async (next: boolean): Promise<void> => {
    setSaved(false);
    if (busy || (next && wrong)) return;
    const body = { alert, wanted: next, ...(next && days !== undefined && { days: Number(typed) }) };
    const text = JSON.stringify([body, wanted]);
    if (wish.current.text !== text) wish.current = { text, key: crypto.randomUUID() };
    setBusy(true);
    setError(undefined);
    try {
      const init = sent(body);
      await session.call(path, { ...init, headers: { ...init.headers, 'idempotency-key': wish.current.key } });
      wish.current = { text: '', key: '' };
      setSaved(true);
      onSaved();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  return (
    <section aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`}>{t.name[alert]}</h2>
      <p>{t.what[alert]}</p>
      <p className="quiet">{wanted ? t.on : t.off}</p>
      {days !== undefined && (alert === 'requirement_due' || alert === 'no_sale') && (
        <>
          <label htmlFor={`${id}-days`}>{t.days[alert]}</label>
          <input
            id={`${id}-days`}
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            {...(wrong && { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` })}
            onChange={(event) => setTyped(event.target.value.trim())}
          />
          {wrong && (
            <p className="problem" role="alert" id={`${id}-wrong`}>
              {t.between(days.least, days.most)}
            </p>
          )}
        </>
      )}
      {error !== undefined && <ProblemLine error={error} />}
      <p className="row">
        {(!wanted || (days !== undefined && Number(typed) !== days.chosen)) && (
          <button type="button" disabled={busy || wrong} onClick={() => void choose(true)}>
            {wanted ? t.change : t.start}
          </button>
        )}
        {wanted && (
          <button type="button" disabled={busy} onClick={() => void choose(false)}>
            {t.stop}
          </button>
        )}
        {saved && <span role="status">{t.saved}</span>}
      </p>
    </section>
  );
}
