import Alert from '@cloudscape-design/components/alert';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { type Person, useSession } from '../session.tsx';
import { Loading } from './loading.tsx';

/** on a laptop, signing in is picking one of the seeded people */
export function SignIn() {
  const { t, term } = useWords();
  const { config, expired, signIn } = useSession();
  const [failed, setFailed] = useState<string>();
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () => request<readonly Person[]>('/_laptop/people'),
    enabled: config.mode === 'laptop',
  });
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <img src="/favicon.svg" alt="" width="44" height="44" />
        <h1>Firstsale</h1>
        <p className="quiet">{t('app.tagline')}</p>
        {expired && <Alert type="info">{t('signIn.expired')}</Alert>}
        {failed !== undefined && <Alert type="error">{t('signIn.refused', { message: failed })}</Alert>}
        {people.error !== null && <Alert type="error">{t('shell.down')}</Alert>}
        <h2>{t('signIn.title')}</h2>
        <p className="quiet">{t(config.mode === 'laptop' ? 'signIn.laptop' : 'signIn.cloud')}</p>
        {people.isPending && config.mode === 'laptop' && <Loading />}
        <ul className="people">
          {people.data?.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                aria-label={t('signIn.as', { name: person.name })}
                onClick={() =>
                  signIn(person.id).catch((error: unknown) => setFailed(error instanceof Error ? error.message : String(error)))
                }
              >
                <span className="face" aria-hidden="true">
                  {person.name.slice(0, 1)}
                </span>
                <span>
                  <strong>{person.name}</strong>
                  <span className="quiet">{person.roles.map(term).join(', ')}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
