import './help.css';
import { useState } from 'react';
import { Link } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-help/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { helpWords } from '../words/help-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';

type Found = z.infer<typeof answer>;
/** which platform somebody looked at last, on this device */
const kept = 'firstsale-platform';

function Checklist({ platform }: { readonly platform: Found['platforms'][number] }) {
  const t = useWordsOf(helpWords);
  const seen = platform.steps.filter(({ done }) => done !== undefined);
  return (
    <>
      <p role="status">{t.progress(seen.filter(({ done }) => done).length, seen.length)}</p>
      <ol className="checklist">
        {platform.steps.map(({ key, title, text, done }) => (
          <li key={key} className="card">
            <h3>{title}</h3>
            <p className={done === true ? 'done' : 'quiet'}>{done === undefined ? t.unknown : done ? t.done : t.open}</p>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

/** how to go live with the shop's platform, answers to frequent questions, and the way to ask another one */
export default function Help({ membership }: { readonly membership: Membership }) {
  const { t: common, language } = useWords();
  const t = useWordsOf(helpWords);
  const [key, setKey] = useState(localStorage.getItem(kept) ?? '');
  const path = `/my/${membership.merchantId}/help?language=${language}`;
  const { answer: found, error, again } = useAnswer<Found>(path);
  if (found === undefined)
    return error === undefined ? <p className="quiet">{common.loading}</p> : <ProblemLine error={error} again={again} />;
  const platform = found.platforms.find((one) => one.key === key) ?? found.platforms[0];
  const choose = (next: string): void => {
    localStorage.setItem(kept, next);
    setKey(next);
  };
  return (
    <>
      <h1>{t.title}</h1>
      {platform !== undefined && (
        <section aria-labelledby="go-live">
          <h2 id="go-live">{t.goLive}</h2>
          <label htmlFor="platform">{t.platform}</label>
          <select id="platform" value={platform.key} onChange={(event) => choose(event.target.value)}>
            {found.platforms.map((one) => (
              <option key={one.key} value={one.key}>
                {one.name}
              </option>
            ))}
          </select>
          <Checklist platform={platform} />
        </section>
      )}
      {found.faq.length > 0 && (
        <section aria-labelledby="faq">
          <h2 id="faq">{t.faq}</h2>
          {found.faq.map((one) => (
            <details key={one.key}>
              <summary>{one.question}</summary>
              <p>{one.answer}</p>
            </details>
          ))}
        </section>
      )}
      <section aria-labelledby="contact">
        <h2 id="contact">{t.contact}</h2>
        <p>{t.contactText}</p>
        <Link className="main" href={`~/m/${membership.merchantId}/requests/new`}>
          {t.ask}
        </Link>
      </section>
    </>
  );
}
