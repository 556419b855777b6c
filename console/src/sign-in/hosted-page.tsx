import Alert from '@cloudscape-design/components/alert';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../i18n/index.tsx';
import { useSession } from '../session.tsx';
import { Loading } from '../shell/loading.tsx';
import { callbackPath } from './callback-path.ts';
import type { HostedSignIn } from './hosted.ts';
import { keepJourney, takeJourney } from './kept.ts';

/**
 * The way to the hosted sign-in page and back. Who opens the console is led there at once; who left, was refused or whose session ended
 * sees the button first.
 */
export function HostedPage({ signIn }: { readonly signIn: HostedSignIn }) {
  const { t, locale } = useWords();
  const { ended, enter } = useSession();
  const [path, navigate] = useLocation();
  const [failed, setFailed] = useState<string>();
  const [underway, setUnderway] = useState(true);
  const begun = useRef(false);
  const fail = useCallback((error: unknown) => {
    setUnderway(false);
    setFailed(error instanceof Error ? error.message : String(error));
  }, []);
  const go = useCallback(async () => {
    setUnderway(true);
    setFailed(undefined);
    const { begin } = await import('./hosted.ts');
    const to = path === callbackPath ? '/today' : `${location.pathname}${location.search}`;
    const { journey, url } = await begin(signIn, to, locale);
    keepJourney(journey);
    location.assign(url);
  }, [signIn, path, locale]);
  const comeBack = useCallback(async () => {
    const address = new URL(location.href);
    const journey = takeJourney();
    // the code must not stay in the history
    navigate(callbackPath, { replace: true });
    if (journey === undefined) return setUnderway(false);
    const { finish } = await import('./hosted.ts');
    const { person, tokens } = await finish(signIn, journey, address);
    navigate(journey.to, { replace: true });
    enter({ person, token: tokens.access, tokens });
  }, [signIn, navigate, enter]);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const query = new URLSearchParams(location.search);
    if (path === callbackPath && (query.has('code') || query.has('error'))) comeBack().catch(fail);
    else if (path !== callbackPath && ended === undefined) go().catch(fail);
    else setUnderway(false);
  }, [path, ended, go, comeBack, fail]);
  if (underway) {
    return (
      <>
        <p className="quiet">{t('signIn.underway')}</p>
        <Loading />
      </>
    );
  }
  return (
    <>
      {failed !== undefined && <Alert type="error">{t('signIn.refused', { message: failed })}</Alert>}
      <p className="quiet">{t(ended === 'left' ? 'signIn.left' : 'signIn.cloud')}</p>
      <ul className="people">
        <li>
          <button type="button" onClick={() => go().catch(fail)}>
            <strong>{t('signIn.button')}</strong>
          </button>
        </li>
      </ul>
    </>
  );
}
