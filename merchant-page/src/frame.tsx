import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../functions/merchant/list-memberships/answer.ts';
import { LanguageChoice } from './language-choice.tsx';
import type { Membership } from './membership.ts';
import { OfMerchant } from './of-merchant.tsx';
import { ProblemLine } from './problem.tsx';
import { useAnswer, useSession } from './session/use-session.tsx';
import { useWords } from './words/words.tsx';

function Choose({ merchants }: { readonly merchants: readonly Membership[] }) {
  const { t } = useWords();
  if (merchants.length === 0) return <p>{t.frame.none}</p>;
  return (
    <>
      <h1>{t.frame.choose}</h1>
      <ul className="picks">
        {merchants.map(({ merchantId, name, role }) => (
          <li key={merchantId}>
            <Link href={`/m/${merchantId}`}>
              <strong>{name}</strong>
              <span className="quiet">{t.role[role]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Frame({ onLeft }: { readonly onLeft: () => void }) {
  const { t } = useWords();
  const session = useSession();
  const [path, go] = useLocation();
  const { answer: mine, error, again } = useAnswer<z.infer<typeof answer>>('/my');
  const current = mine?.merchants.find(({ merchantId }) => path.startsWith(`/m/${merchantId}`));
  const leave = (): void => {
    void session.leave().finally(() => {
      go('/');
      onLeft();
    });
  };
  return (
    <>
      <a className="unseen focusable" href="#content">
        {t.skip}
      </a>
      <header className="bar">
        <Link href={current === undefined ? '/' : `/m/${current.merchantId}`}>
          <strong>{current?.name ?? session.config.company}</strong>
        </Link>
        <span className="row">
          {(mine?.merchants.length ?? 0) > 1 && <Link href="/">{t.frame.merchants}</Link>}
          <LanguageChoice />
          <button type="button" className="plain" onClick={leave}>
            {t.frame.signOut}
          </button>
        </span>
      </header>
      <main id="content" tabIndex={-1}>
        {mine === undefined && error === undefined && <p className="quiet">{t.loading}</p>}
        {mine === undefined && error !== undefined && <ProblemLine error={error} again={again} />}
        {mine !== undefined && (
          <Switch>
            <Route path="/">
              {mine.merchants.length === 1 ? (
                <Redirect to={`/m/${mine.merchants[0]?.merchantId}`} replace />
              ) : (
                <Choose merchants={mine.merchants} />
              )}
            </Route>
            {mine.merchants.map((one) => (
              <Route key={one.merchantId} path={`/m/${one.merchantId}`} nest>
                <OfMerchant membership={one} onChanged={again} />
              </Route>
            ))}
            <Route>
              <h1>{t.problem['not-found']}</h1>
              <Link href="/">{t.frame.back}</Link>
            </Route>
          </Switch>
        )}
      </main>
    </>
  );
}
