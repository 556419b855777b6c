import './requests.css';
import { useState } from 'react';
import { Link, Route, Switch } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-requests/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { dayIn } from '../words/dates.ts';
import { requestsWords } from '../words/requests-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { Ask } from './ask.tsx';
import { Thread } from './thread.tsx';

function List({ membership }: { readonly membership: Membership }) {
  const { t: common, language } = useWords();
  const t = useWordsOf(requestsWords);
  const [all, setAll] = useState(false);
  const path = `/my/${membership.merchantId}/requests`;
  const { answer: found, error, again } = useAnswer<z.infer<typeof answer>>(all ? `${path}?of=all` : path);
  const day = (at: string): string => dayIn(language, membership.timeZone, at);
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      <Link className="main" href="/new">
        {t.ask}
      </Link>
      {found === undefined && error === undefined && <p className="quiet">{common.loading}</p>}
      {found === undefined && error !== undefined && <ProblemLine error={error} again={again} />}
      {found?.requests.length === 0 && <p>{t.none}</p>}
      <ul className="cards">
        {found?.requests.map(({ id, title, topic, status, openedAt, answeredAt, closedAt, asksYou }) => (
          <li key={id} className="card">
            <h2>
              <Link href={`/${id}`}>{title}</Link>
            </h2>
            <p className="row quiet">
              <strong className={`status ${status}`}>{asksYou && status === 'answered' ? t.yourTurn : t.status[status]}</strong>
              <span>{t.topics[topic]}</span>
              <span>
                {closedAt !== undefined
                  ? t.closedOn(day(closedAt))
                  : status === 'answered' && answeredAt !== undefined
                    ? t.answeredOn(day(answeredAt))
                    : t.opened(day(openedAt))}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {found?.older === true && (
        <button type="button" onClick={() => setAll(true)}>
          {t.older}
        </button>
      )}
    </>
  );
}

/** what was asked, and what came of it */
export default function Requests({ membership }: { readonly membership: Membership }) {
  return (
    <Switch>
      <Route path="/">
        <List membership={membership} />
      </Route>
      <Route path="/new">
        <Ask membership={membership} />
      </Route>
      <Route path="/:id">{({ id }) => <Thread key={id} membership={membership} requestId={decodeURIComponent(id)} />}</Route>
    </Switch>
  );
}
