import { useEffect, useState } from 'react';
import { Frame } from './frame.tsx';
import { ProblemLine } from './problem.tsx';
import { useSession } from './session/use-session.tsx';
import { SignIn } from './sign-in.tsx';
import { useWords } from './words/words.tsx';

type Signed = 'asking' | 'in' | 'out' | 'over';

/** whoever is signed in sees the page they asked for; whoever is not signs in first, and then sees it */
export function App() {
  const { t } = useWords();
  const session = useSession();
  const [signed, setSigned] = useState<Signed>('asking');
  const [error, setError] = useState<unknown>();
  useEffect(() => session.onOver(() => setSigned('over')), [session]);
  useEffect(() => {
    session.token().then((token) => setSigned(token === undefined ? 'out' : 'in'), setError);
  }, [session]);
  if (error !== undefined) return <ProblemLine error={error} again={() => location.reload()} />;
  switch (signed) {
    case 'asking':
      return <p className="quiet center">{t.loading}</p>;
    case 'in':
      return <Frame onLeft={() => setSigned('out')} />;
    case 'out':
    case 'over':
      return <SignIn over={signed === 'over'} onEntered={() => setSigned('in')} />;
  }
}
