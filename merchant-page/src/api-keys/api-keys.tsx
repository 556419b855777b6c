import { type FormEvent, useId, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-api-keys/answer.ts';
import { SureButton } from '../members/sure-button.tsx';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { useWish } from '../session/use-wish.ts';
import { apiKeyWords } from '../words/api-keys-words.ts';
import { dayIn, listIn, momentIn } from '../words/dates.ts';
import { useWords, useWordsOf } from '../words/words.tsx';

type Answer = z.infer<typeof answer>;
type Key = Answer['keys'][number];

interface Wishes {
  readonly busy: boolean;
  readonly onWish: (wish: 'rotate' | 'end', keyId: string) => void;
}

function OneKey({ of, timeZone, busy, onWish }: { readonly of: Key; readonly timeZone: string } & Wishes) {
  const { language } = useWords();
  const words = useWordsOf(apiKeyWords);
  const { keyId, prefix, name, scopes, issuedAt, endsAt, state } = of;
  const until =
    endsAt === undefined ? words.works : words[state === 'ended' ? 'ended' : 'ending'](momentIn(language, timeZone, endsAt));
  return (
    <li>
      <p className="who">
        <strong>
          <code>{words.key(prefix)}</code>
        </strong>
        {name !== undefined && <span>{name}</span>}
        <span className="tag">{until}</span>
      </p>
      <p className="quiet">
        {words.made(dayIn(language, timeZone, issuedAt))}
        {scopes.length > 0 && <> · {words.scopes(listIn(language, scopes))}</>}
      </p>
      {state !== 'ended' && (
        <p className="row">
          {state === 'works' && (
            <button
              type="button"
              className="plain"
              disabled={busy}
              aria-label={words.rotateOf(prefix)}
              onClick={() => onWish('rotate', keyId)}
            >
              {words.rotate}
            </button>
          )}
          <SureButton
            {...{ label: words.end, about: words.endOf(prefix), sure: words.sure, cancel: words.cancel, busy }}
            onSure={() => onWish('end', keyId)}
          />
        </p>
      )}
    </li>
  );
}

/** the keys of the company's API by how they begin, and asking for one, for another in its place, or for its end */
export default function ApiKeys({ membership: { merchantId, timeZone } }: { readonly membership: Membership }) {
  const { t, language } = useWords();
  const words = useWordsOf(apiKeyWords);
  const id = useId();
  const { answer: seen, error, again } = useAnswer<Answer>(`/my/${merchantId}/api-keys`);
  const wish = useWish(merchantId);
  const [name, setName] = useState('');
  const [done, setDone] = useState(false);
  const ask = async (body: object): Promise<boolean> => {
    setDone(false);
    const asked = (await wish.send('api-keys', body)) !== undefined;
    setDone(asked);
    again();
    return asked;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void ask({ wish: 'new', name }).then((asked) => asked && setName(''));
  };
  if (seen === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      {seen.keys.length === 0 && <p>{words.none}</p>}
      <ul className="rows">
        {seen.keys.map((one) => (
          <OneKey
            key={one.keyId}
            {...{ of: one, timeZone, busy: wish.busy }}
            onWish={(kind, keyId) => void ask({ wish: kind, keyId })}
          />
        ))}
      </ul>
      <div role="status">{done && <p className="good">{words.done}</p>}</div>
      {wish.error !== undefined && <ProblemLine error={wish.error} words={words.problem} />}
      {seen.asked.length > 0 && (
        <section aria-labelledby={`${id}-asked`}>
          <h2 id={`${id}-asked`}>{words.asked}</h2>
          <ul className="rows">
            {seen.asked.map(({ wish: kind, name: of, at }) => (
              <li key={`${kind} ${of}`}>{words.askedOn(words.wish[kind](of), dayIn(language, timeZone, at))}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby={`${id}-ask`}>
        <h2 id={`${id}-ask`}>{words.ask}</h2>
        <form className="panel" onSubmit={submit}>
          <label htmlFor={`${id}-name`}>{words.name}</label>
          <input
            id={`${id}-name`}
            required
            maxLength={80}
            value={name}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setName(target.value)}
          />
          <p id={`${id}-hint`} className="quiet">
            {words.hint}
          </p>
          <button type="submit" className="main" disabled={wish.busy}>
            {words.send}
          </button>
        </form>
      </section>
    </>
  );
}
