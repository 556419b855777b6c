import { Link } from 'wouter';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useWords } from '../words/words.tsx';
import { Deadline, Facts, WithOthers } from './due-facts.tsx';
import { Letters } from './letters.tsx';
import { OutageNotes } from './outage-notes.tsx';
import { type Due, type HomeAnswer, useHome } from './use-home.ts';

const signs = { done: '✓', to_do: '●', with_us: '…', with_provider: '…', later: '○', stopped: '✕' } as const;

function Steps({ steps }: { readonly steps: HomeAnswer['steps'] }) {
  const { t } = useWords();
  return (
    <ol className="steps">
      {steps.map(({ step, status }) => (
        <li key={step} className={status}>
          <span className="sign" aria-hidden="true">
            {signs[status]}
          </span>
          <span>{t.step[step]}</span>
          <span className="quiet">{t.stepStatus[status]}</span>
        </li>
      ))}
    </ol>
  );
}

function Card({ due, home }: { readonly due: Due; readonly home: HomeAnswer }) {
  const { t } = useWords();
  return (
    <li className={due.late ? 'card late' : 'card'}>
      <h3>{due.title}</h3>
      <Deadline due={due} home={home} />
      <Facts due={due} home={home} />
      {due.handIn !== undefined && (
        <Link className="main" href={`/due/${encodeURIComponent(due.id)}`} aria-label={`${t.home.act}: ${due.title}`}>
          {t.home.act}
        </Link>
      )}
    </li>
  );
}

export function Home({ membership }: { readonly membership: Membership }) {
  const { t } = useWords();
  const { answer: home, error, again } = useHome(membership);
  if (home === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  return (
    <>
      <h1>{home.name}</h1>
      <OutageNotes home={home} />
      <dl className="facts">
        {[['payments', home.takesPayments] as const, ['payouts', home.getsPayouts] as const].map(([what, on]) => (
          <div key={what} className={on ? 'on' : 'off'}>
            <dt>{t.home[what]}</dt>
            <dd>{on ? t.home.on : t.home.off}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="to-do">
        <h2 id="to-do">{t.home.toDo}</h2>
        {home.yours.length === 0 && <p>{t.home.nothing}</p>}
        <ul className="cards">
          {home.yours.map((due) => (
            <Card key={due.id} due={due} home={home} />
          ))}
        </ul>
      </section>
      {home.others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{t.home.others}</h2>
          <ul className="rows">
            {home.others.map((due) => (
              <li key={due.id}>
                <strong>{due.title}</strong>
                <WithOthers due={due} home={home} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="steps">
        <h2 id="steps">{t.home.steps}</h2>
        <Steps steps={home.steps} />
      </section>
      <Letters membership={membership} />
    </>
  );
}
