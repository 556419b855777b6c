import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useWords } from './i18n/index.tsx';
import { useSession } from './session.tsx';
import { Loading } from './shell/loading.tsx';
import { Part, partOf } from './shell/part.tsx';
import { SignIn } from './shell/sign-in.tsx';

// what nobody has opened is not loaded
const frame = partOf(() => import('./shell/frame.tsx'));
const today = partOf(() => import('./pages/today.tsx'));
const Merchants = lazy(() => import('./pages/merchants.tsx'));
const Merchant = lazy(() => import('./pages/merchant.tsx'));
const Tasks = lazy(() => import('./pages/tasks.tsx'));
const Playbooks = lazy(() => import('./pages/playbooks.tsx'));
const Figures = lazy(() => import('./pages/figures.tsx'));
const Privacy = lazy(() => import('./pages/privacy.tsx'));
const Laptop = lazy(() => import('./pages/laptop.tsx'));

/** loaded with the first page, so that a signed-in person sees no spinner */
export const loadFirst = (path: string): Promise<unknown> =>
  Promise.all([frame.load(), ...(path === '/' || path === '/today' ? [today.load()] : [])]);

export function App() {
  const { signedIn } = useSession();
  const { t } = useWords();
  if (signedIn === undefined) return <SignIn />;
  return (
    <Suspense fallback={<Loading />}>
      <Part of={frame}>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/today">
              <Part of={today} />
            </Route>
            <Route path="/merchants" component={Merchants} />
            <Route path="/merchants/:merchantId">
              {({ merchantId }) => <Merchant key={merchantId} merchantId={merchantId} />}
            </Route>
            <Route path="/tasks" component={Tasks} />
            <Route path="/playbooks" component={Playbooks} />
            <Route path="/figures" component={Figures} />
            <Route path="/privacy" component={Privacy} />
            <Route path="/laptop" component={Laptop} />
            <Route path="/">
              <Redirect to="/today" />
            </Route>
            <Route path="/sign-in">
              <Redirect to="/today" />
            </Route>
            <Route>
              <h1>{t('shell.notFound')}</h1>
            </Route>
          </Switch>
        </Suspense>
      </Part>
    </Suspense>
  );
}
