import { useRef } from 'react';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { requestsWords } from '../words/requests-words.ts';
import { useWordsOf } from '../words/words.tsx';
import type { OneRequest } from './one-request.ts';
import { useWrite } from './use-write.ts';

const scale = [1, 2, 3, 4, 5] as const;

/** what the merchant thinks of the answer: nothing is sent before a button is pressed, and another press corrects it */
export function Rate({
  membership,
  request,
  onDone,
}: {
  readonly membership: Membership;
  readonly request: OneRequest;
  readonly onDone: () => void;
}) {
  const t = useWordsOf(requestsWords);
  const { write, busy, error } = useWrite(membership);
  const wish = useRef({ rating: 0, key: '' });
  const give = async (rating: number): Promise<void> => {
    if (wish.current.rating !== rating) wish.current = { rating, key: crypto.randomUUID() };
    const done = await write({ kind: 'rate', caseId: request.id, rating }, wish.current.key);
    if (done !== undefined) onDone();
  };
  return (
    <>
      <fieldset className="scale">
        <legend>{t.rate}</legend>
        {scale.map((rating) => (
          <button
            key={rating}
            type="button"
            disabled={busy}
            aria-label={t.stars(rating)}
            aria-pressed={request.rating === rating}
            onClick={() => void give(rating)}
          >
            {rating}
          </button>
        ))}
      </fieldset>
      {request.rating !== undefined && <p role="status">{t.rated(request.rating)}</p>}
      {error !== undefined && <ProblemLine error={error} />}
    </>
  );
}
