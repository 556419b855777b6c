import { useRef, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-letters/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { sent } from '../session/request.ts';
import { useAnswer, useSession } from '../session/use-session.tsx';
import { useWords } from '../words/words.tsx';

type Answer = z.infer<typeof answer>;
const scale = [1, 2, 3, 4, 5] as const;

/** what the merchant thinks of our work, and whether it wants reminders: nothing is sent before a button is pressed */
export function Letters({ membership }: { readonly membership: Membership }) {
  const { t } = useWords();
  const session = useSession();
  const { answer: letters, again } = useAnswer<Answer>(`/my/${membership.merchantId}/letters`);
  const [error, setError] = useState<unknown>();
  const [rated, setRated] = useState(false);
  // the same wish sent twice is one: a second press changes nothing
  const wish = useRef({ text: '', key: '' });
  if (letters === undefined) return null;
  const send = async (path: string, body: object): Promise<void> => {
    const text = JSON.stringify([path, body]);
    if (wish.current.text !== text) wish.current = { text, key: crypto.randomUUID() };
    const init = sent({ version: letters.version, ...body });
    setError(undefined);
    try {
      const headers = { ...init.headers, 'idempotency-key': wish.current.key };
      await session.call(`/my/${membership.merchantId}/${path}`, { ...init, headers });
      if (path !== 'reminders') setRated(true);
    } catch (wrong) {
      setError(wrong);
    }
    again();
  };
  const { question, reminders } = letters;
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{t.letters.title}</h2>
      {error !== undefined && <ProblemLine error={error} again={again} />}
      {rated && <p role="status">{t.letters.thanks}</p>}
      {question !== undefined && !rated && (
        <fieldset className="scale">
          <legend>{t.letters.question}</legend>
          {scale.map((rating) => (
            <button
              key={rating}
              type="button"
              aria-label={t.letters.rate(rating)}
              onClick={() => void send(`ratings/${encodeURIComponent(question.csatId)}`, { rating })}
            >
              {rating}
            </button>
          ))}
        </fieldset>
      )}
      <p>{reminders ? t.letters.on : t.letters.off}</p>
      <button type="button" onClick={() => void send('reminders', { wanted: !reminders })}>
        {reminders ? t.letters.stop : t.letters.resume}
      </button>
    </section>
  );
}
