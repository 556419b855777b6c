import Alert from '@cloudscape-design/components/alert';
import { useWords } from '../i18n/index.tsx';
import { useSession } from '../session.tsx';
import { HistoryFilm } from '../sign-in/history-film.tsx';
import { HostedPage } from '../sign-in/hosted-page.tsx';
import { PickPage } from '../sign-in/pick-page.tsx';

/** who is not signed in sees nothing else: on a laptop the people to pick from, in the cloud the way to the sign-in page */
export function SignIn() {
  const { t } = useWords();
  const { config, ended } = useSession();
  return (
    <main className="sign-in">
      {config.mode === 'laptop' && <HistoryFilm />}
      <div className="sign-in-card">
        <img src="/favicon.svg" alt="" width="44" height="44" />
        <h1>Firstsale</h1>
        <p className="quiet">{t('app.tagline')}</p>
        {ended === 'expired' && <Alert type="info">{t('signIn.expired')}</Alert>}
        {config.mode === 'laptop' ? <PickPage /> : <HostedPage signIn={config.signIn} />}
      </div>
    </main>
  );
}
