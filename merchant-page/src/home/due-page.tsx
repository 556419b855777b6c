import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useWords } from '../words/words.tsx';
import { Deadline, Facts, WithOthers } from './due-facts.tsx';
import { HandInForm } from './hand-in-form.tsx';
import { type HomeAnswer, useHome } from './use-home.ts';

/** comes along only where something is handed in: the first screen is small */
const HandInDocument = lazy(async () => ({ default: (await import('../documents/hand-in-form.tsx')).HandInDocument }));

interface Props {
  readonly membership: Membership;
  readonly requirementId: string;
}

/** it is handed in: what comes next, and with whom it is */
function Taken({ home, requirementId }: { readonly home: HomeAnswer; readonly requirementId: string }) {
  const { t } = useWords();
  const [next] = home.yours.filter(({ id }) => id !== requirementId);
  const other = home.others.find(({ id }) => id === requirementId);
  return (
    <div role="status">
      <h1>{t.handIn.taken}</h1>
      {other === undefined ? <p>{t.handIn.right}</p> : <WithOthers due={other} home={home} />}
      <p>
        {next === undefined ? (
          t.handIn.nothing
        ) : (
          <Link className="main" href={`/due/${encodeURIComponent(next.id)}`}>
            {t.handIn.next(next.title)}
          </Link>
        )}
      </p>
    </div>
  );
}

/** one thing that is due: what a letter links to */
export function DuePage({ membership, requirementId }: Props) {
  const { t } = useWords();
  const { answer: home, error, again } = useHome(membership);
  const [taken, setTaken] = useState(false);
  if (home === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  const due = [...home.yours, ...home.others].find(({ id }) => id === requirementId);
  const back = (
    <p>
      <Link href="/">{t.frame.back}</Link>
    </p>
  );
  if (taken)
    return (
      <>
        {back}
        <Taken home={home} requirementId={requirementId} />
      </>
    );
  if (due === undefined)
    return (
      <>
        {back}
        <h1>{t.handIn.gone}</h1>
      </>
    );
  const mine = due.waitingOn === 'merchant';
  return (
    <>
      {back}
      <h1>{due.title}</h1>
      {mine ? <Deadline due={due} home={home} /> : <WithOthers due={due} home={home} />}
      <Facts due={due} home={home} />
      {due.handIn === 'document' && (
        <Suspense fallback={<p className="quiet">{t.loading}</p>}>
          <HandInDocument merchantId={membership.merchantId} requirementId={due.id} onArrived={again} />
        </Suspense>
      )}
      {mine && due.handIn !== undefined && due.handIn !== 'document' && (
        <HandInForm
          membership={membership}
          due={due}
          onChanged={again}
          onTaken={() => {
            setTaken(true);
            again();
          }}
        />
      )}
    </>
  );
}
