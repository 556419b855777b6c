import { lazy, Suspense, useEffect } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { DuePage } from './home/due-page.tsx';
import type { Membership } from './membership.ts';
import { CountingNavigation, Navigation, pageAt } from './navigation.tsx';
import { pages } from './pages.tsx';
import { useSession } from './session/use-session.tsx';
import { useWords } from './words/words.tsx';

const Invitation = lazy(async () => ({ default: (await import('./members/invitation.tsx')).Invitation }));

interface Props {
  readonly membership: Membership;
  /** what they may do has changed */
  readonly onChanged: () => void;
}

/** what somebody sees of one merchant: the pages their role opens, and before that their invitation */
export function OfMerchant({ membership, onChanged }: Props) {
  const { t } = useWords();
  const { company } = useSession().config;
  const [path] = useLocation();
  const here = pageAt(pages, path);
  const title = [...(here === undefined || here.path === '/' ? [] : [t.pages[here.name]]), membership.name, company].join(' – ');
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (membership.invitation !== undefined)
    return (
      <Suspense fallback={<p className="quiet">{t.loading}</p>}>
        <Invitation membership={membership} onAnswered={onChanged} />
      </Suspense>
    );
  const open = pages.filter(({ permission }) => membership.may.includes(permission));
  const [first] = open;
  if (first === undefined) return <p>{t.frame.noRight}</p>;
  return (
    <>
      {membership.may.includes('messages.read') ? (
        <CountingNavigation pages={open} membership={membership} />
      ) : (
        <Navigation pages={open} />
      )}
      <Suspense fallback={<p className="quiet">{t.loading}</p>}>
        <Switch>
          {open.map(({ name, path, Page }) => (
            <Route key={name} path={path} nest={path !== '/'}>
              <Page membership={membership} />
            </Route>
          ))}
          <Route path="/">
            <Redirect to={first.path} replace />
          </Route>
          <Route path="/due/:requirementId">
            {({ requirementId }) => <DuePage membership={membership} requirementId={decodeURIComponent(requirementId)} />}
          </Route>
          {pages.map(({ name, path }) => (
            <Route key={name} path={path} nest={path !== '/'}>
              <p>{t.frame.noRight}</p>
            </Route>
          ))}
          <Route>
            <h1>{t.frame.nothing}</h1>
            <Link href="/">{t.frame.back}</Link>
          </Route>
        </Switch>
      </Suspense>
    </>
  );
}
