import { Link } from 'wouter';
import type { Membership } from '../frame.tsx';
import { ProblemLine } from '../problem.tsx';
import { useWords } from '../words/words.tsx';
import { Deadline, Facts, WithOthers } from './due-facts.tsx';
import { useHome } from './home.tsx';

interface Props {
  readonly membership: Membership;
  readonly requirementId: string;
}

/** one thing that is due: what a letter links to */
export function DuePage({ membership, requirementId }: Props) {
  const { t } = useWords();
  const { answer: home, error, again } = useHome(membership);
  if (home === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  const due = [...home.yours, ...home.others].find(({ id }) => id === requirementId);
  return (
    <>
      <p>
        <Link href="/">{t.frame.back}</Link>
      </p>
      {due === undefined ? (
        <h1>{t.home.nothing}</h1>
      ) : (
        <>
          <h1>{due.title}</h1>
          {due.waitingOn === 'merchant' ? <Deadline due={due} home={home} /> : <WithOthers due={due} home={home} />}
          <Facts due={due} home={home} />
        </>
      )}
    </>
  );
}
