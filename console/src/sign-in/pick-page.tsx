import Alert from '@cloudscape-design/components/alert';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { request } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { type Person, pickPerson, useSession } from '../session.tsx';
import { Loading } from '../shell/loading.tsx';
import type { SignedIn } from './kept.ts';
import { Paths } from './paths.tsx';

/** on a laptop, signing in is picking one of the seeded people */
export function PickPage() {
  const { t, term } = useWords();
  const { enter } = useSession();
  const [failed, setFailed] = useState<string>();
  const people = useQuery({ queryKey: ['people'], queryFn: () => request<readonly Person[]>('/_laptop/people') });
  const pick = (id: string, to?: string): void => {
    const go = (signedIn: SignedIn): void => {
      if (to !== undefined) navigate(to);
      enter(signedIn);
    };
    pickPerson(id).then(go, (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)));
  };
  return (
    <>
      {failed !== undefined && <Alert type="error">{t('signIn.refused', { message: failed })}</Alert>}
      {people.error !== null && <Alert type="error">{t('shell.down')}</Alert>}
      {people.data !== undefined && <Paths people={people.data} onPick={pick} />}
      <h2>{t('signIn.title')}</h2>
      <p className="quiet">{t('signIn.laptop')}</p>
      {people.isPending && <Loading />}
      <ul className="people">
        {people.data?.map((person) => (
          <li key={person.id}>
            <button type="button" aria-label={t('signIn.as', { name: person.name })} onClick={() => pick(person.id)}>
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
    </>
  );
}
