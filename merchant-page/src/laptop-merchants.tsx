import { useEffect, useState } from 'react';
import { ProblemLine } from './problem.tsx';
import { request, sent } from './session/request.ts';
import { useSession } from './session/use-session.tsx';
import { useWords } from './words/words.tsx';

interface Seeded {
  readonly email: string;
  readonly name: string;
  readonly stage: string;
}

/** on a laptop only: the merchants of the demo, to sign in as one of them */
export function LaptopMerchants({ onEntered }: { readonly onEntered: () => void }) {
  const { t } = useWords();
  const session = useSession();
  const [merchants, setMerchants] = useState<readonly Seeded[]>([]);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    request<readonly Seeded[]>('/_laptop/merchants').then(setMerchants, setError);
  }, []);
  const pick = (email: string): void => {
    request<{ token: string; expiresInSeconds: number }>('/_laptop/sign-in', sent({ email })).then((given) => {
      session.enterLaptop(given);
      onEntered();
    }, setError);
  };
  return (
    <section className="laptop">
      <h2>{t.signIn.laptop}</h2>
      <p className="quiet">{t.signIn.laptopHint}</p>
      {error !== undefined && <ProblemLine error={error} />}
      <ul className="picks">
        {merchants.map(({ email, name }) => (
          <li key={email}>
            <button type="button" onClick={() => pick(email)}>
              <strong>{name}</strong>
              <span className="quiet">{email}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
